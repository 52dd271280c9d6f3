//! A quiet sound: two soft tones, made here. Browsers let a page sound only after somebody has touched it.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{AudioContext, OscillatorType};

const KEY: &str = "banyi-sound";
/// Two notes, a fifth apart: hertz, and seconds after the first.
const NOTES: [(f32, f64); 2] = [(587.33, 0.0), (880.0, 0.16)];
/// How loud, of one.
const LOUD: f32 = 0.06;
/// Seconds that a note takes to fade.
const FADE: f64 = 0.5;

thread_local! {
    static AUDIO: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
    static WAITING: Cell<bool> = const { Cell::new(false) };
}

/// Whether it may sound.
pub fn is_on() -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.and_then(|storage| storage.get_item(KEY).ok().flatten()).is_none_or(|word| word != "off")
}

/// Lets it sound, or silences it. A browser that keeps nothing sounds again on the next page.
pub fn set(on: bool) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(KEY, if on { "on" } else { "off" });
    }
}

/// Makes ready at the first touch or key.
pub fn wait_for_gesture() {
    if WAITING.replace(true) {
        return;
    }
    let ready = || {
        AUDIO.with_borrow_mut(|audio| {
            if audio.is_none() {
                // A machine without sound stays silent.
                *audio = AudioContext::new().ok();
            }
        });
    };
    // They stay for as long as the page does.
    let _ = window_event_listener(leptos::ev::pointerdown, move |_| ready());
    let _ = window_event_listener(leptos::ev::keydown, move |_| ready());
}

/// Sounds, if it may.
pub fn ring() {
    if is_on() {
        AUDIO.with_borrow(|audio| {
            if let Some(audio) = audio {
                // A sound that fails is not worth a word.
                let _ = play(audio);
            }
        });
    }
}

fn play(audio: &AudioContext) -> Result<(), JsValue> {
    let now = audio.current_time();
    for (hertz, after) in NOTES {
        let (tone, volume) = (audio.create_oscillator()?, audio.create_gain()?);
        tone.set_type(OscillatorType::Sine);
        tone.frequency().set_value(hertz);
        let (start, loud) = (now + after, volume.gain());
        loud.set_value_at_time(0.0001, start)?;
        loud.exponential_ramp_to_value_at_time(LOUD, start + 0.02)?;
        loud.exponential_ramp_to_value_at_time(0.0001, start + FADE)?;
        tone.connect_with_audio_node(&volume)?;
        volume.connect_with_audio_node(&audio.destination())?;
        tone.start_with_when(start)?;
        tone.stop_with_when(start + FADE)?;
    }
    Ok(())
}
