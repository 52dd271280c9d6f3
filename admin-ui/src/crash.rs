//! When the app has stopped by a fault of ours: say so, instead of a screen that does not answer.

use leptos::prelude::document;
use wasm_bindgen::JsValue;

use crate::lang::t;

/// Watches for panics: the browser's console gets the cause, the person a sentence.
pub fn watch() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
        // Where not even this works, the console has it.
        let _ = tell();
    }));
}

fn tell() -> Result<(), JsValue> {
    let Some(body) = document().body() else {
        return Ok(());
    };
    let note = document().create_element("div")?;
    note.set_class_name("crashed");
    note.set_attribute("role", "alert")?;
    note.set_text_content(Some(t(
        "页面出错，已经停止响应。请刷新页面后再试。",
        "This page failed and has stopped. Please reload it.",
    )));
    body.append_child(&note)?;
    Ok(())
}
