//! The admin's files from a folder.

use poem::http::{Method, StatusCode};
use poem::{Request, Response};

use super::{Files, serve};

struct Folder {
    dir: tempfile::TempDir,
}

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("secret.txt"), "secret").unwrap();
        for (name, text) in files {
            let path = dir.path().join("dist").join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self { dir }
    }

    async fn ask(&self, method: Method, path: &str, header: Option<(&str, &str)>) -> Response {
        let files = Files::new(&self.dir.path().join("dist"));
        let mut request = Request::builder().method(method).uri_str(path).finish();
        if let Some((name, value)) = header {
            let name: poem::http::HeaderName = name.parse().unwrap();
            request.headers_mut().insert(name, value.parse().unwrap());
        }
        serve(&files, &request).await
    }

    async fn get(&self, path: &str) -> Response {
        self.ask(Method::GET, path, None).await
    }
}

async fn text(response: Response) -> String {
    response.into_body().into_string().await.unwrap()
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    let value = response.headers().get(name);
    value.map_or("", |value| value.to_str().unwrap())
}

fn built() -> Folder {
    Folder::new(&[
        ("index.html", "<title>index</title>"),
        ("assets/app-1.js", "plain"),
        ("assets/app-1.js.br", "brotli"),
        ("assets/app-1.js.gz", "gzip"),
    ])
}

#[tokio::test]
async fn any_page_is_the_index_and_is_asked_for_again() {
    let folder = built();
    for path in ["/admin/", "/admin/orders", "/admin/orders/E1"] {
        let response = folder.get(path).await;
        assert_eq!(header(&response, "cache-control"), "no-cache");
        assert_eq!(header(&response, "content-type"), "text/html; charset=utf-8");
        assert_eq!(text(response).await, "<title>index</title>");
    }
    let tag = header(&folder.get("/admin/").await, "etag").to_owned();
    let known = Some(("if-none-match", tag.as_str()));
    let again = folder.ask(Method::GET, "/admin/", known).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(text(again).await, "");
}

#[tokio::test]
async fn assets_stay_for_a_year_and_come_compressed_to_who_takes_it() {
    let folder = built();
    for (accepts, encoding, expected) in
        [("gzip, br", "br", "brotli"), ("gzip", "gzip", "gzip"), ("br;q=0", "", "plain"), ("", "", "plain")]
    {
        let accepts = Some(("accept-encoding", accepts));
        let response = folder.ask(Method::GET, "/admin/assets/app-1.js", accepts).await;
        assert_eq!(header(&response, "content-encoding"), encoding);
        assert_eq!(header(&response, "vary"), "Accept-Encoding");
        assert!(header(&response, "cache-control").contains("immutable"));
        assert!(header(&response, "content-type").starts_with("text/javascript"));
        assert_eq!(text(response).await, expected);
    }
}

#[tokio::test]
async fn head_tells_the_length_and_sends_nothing() {
    let folder = built();
    let response = folder.ask(Method::HEAD, "/admin/", None).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header(&response, "content-length"), "20");
    assert_eq!(text(response).await, "");
}

#[tokio::test]
async fn nothing_leads_out_of_the_folder() {
    let folder = built();
    let link = folder.dir.path().join("dist/link.txt");
    std::os::unix::fs::symlink(folder.dir.path().join("secret.txt"), link).unwrap();
    for path in ["/admin/../secret.txt", "/admin/%2e%2e/secret.txt", "/admin/link.txt", "/admin/none.js"] {
        let response = folder.get(path).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn the_root_leads_to_the_slash_and_other_methods_are_refused() {
    let folder = built();
    let response = folder.get("/admin").await;
    assert_eq!(header(&response, "location"), "/admin/");
    let response = folder.ask(Method::POST, "/admin/", None).await;
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn an_admin_that_is_not_built_is_told_kindly() {
    let response = Folder::new(&[]).get("/admin/orders").await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(text(response).await.contains("运营后台还没有构建"));
}
