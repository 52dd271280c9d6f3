-- Uploaded pictures. Their bytes are in a folder or a bucket, under the row's id and nothing else.
-- `purpose` is checked by the program: others come.
CREATE TABLE file (
    id TEXT PRIMARY KEY NOT NULL,
    purpose TEXT NOT NULL,
    -- Who sent it: a user or a member of staff.
    user_id TEXT REFERENCES app_user (id),
    staff_id TEXT,
    -- arriving: the bytes may be there or not; stored: they are; leaving: they go, and nobody sees them any more.
    state TEXT NOT NULL CHECK (state IN ('arriving', 'stored', 'leaving')),
    content_type TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    -- How many objects show it. None: it goes at leaves_at.
    uses BIGINT NOT NULL DEFAULT 0 CHECK (uses >= 0),
    leaves_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX file_by_user ON file (user_id);
