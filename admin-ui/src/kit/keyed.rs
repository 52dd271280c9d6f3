//! Something that is asked for again when its subject changes.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::ApiError;

/// The answer about `key`: nothing while it is on its way, the last one while it is asked for again. It is asked for
/// anew when `key` or something that `again` reads changes.
pub fn keyed<K, T, Fut>(
    key: Memo<Option<K>>,
    again: impl Fn() + 'static,
    ask: impl Fn(K) -> Fut + 'static,
) -> Signal<Option<Result<T, ApiError>>>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<T, ApiError>> + 'static,
{
    let answer = RwSignal::new(None::<(K, Result<T, ApiError>)>);
    let asked = StoredValue::new(0_u32);
    Effect::new(move |_| {
        again();
        let Some(subject) = key.get() else {
            return;
        };
        asked.update_value(|asked| *asked += 1);
        let number = asked.get_value();
        let work = ask(subject.clone());
        spawn_local(async move {
            let result = work.await;
            // A later question counts.
            if asked.try_get_value() == Some(number) {
                answer.try_set(Some((subject, result)));
            }
        });
    });
    Signal::derive(move || {
        let subject = key.get()?;
        answer.with(|answer| {
            let (about, result) = answer.as_ref()?;
            (*about == subject).then(|| result.clone())
        })
    })
}
