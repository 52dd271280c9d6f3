import type { Phone } from '../phone'
import { defineBoxes } from './boxes'
import { defineButton } from './button'
import { defineChoices } from './choices'
import { defineForm } from './form'
import { defineImage } from './image'
import { defineInputs } from './input'
import { defineMap } from './map'
import { defineNavigator } from './navigator'
import { definePicker } from './picker'
import { definePickerView } from './picker_view'
import { defineRichText } from './rich_text'
import { defineScrollView } from './scroll_view'
import { defineSlider } from './slider'
import { defineSwiper } from './swiper'

/** Defines every built-in tag. */
export function installBuiltins(phone: Phone): void {
  defineBoxes(phone)
  defineImage(phone)
  defineButton(phone)
  defineForm(phone)
  defineInputs(phone)
  defineChoices(phone)
  defineSlider(phone)
  defineMap(phone)
  defineNavigator(phone)
  defineRichText(phone)
  defineScrollView(phone)
  defineSwiper(phone)
  definePicker(phone)
  definePickerView(phone)
}
