#!/usr/bin/env python3
"""医院系统接入伴医平台的示例，只用 Python 3.8 以上的标准库。

    export BANYI_BASE=https://banyi.example.com/api/v1/hospital
    export BANYI_HOSPITAL=医院编号  BANYI_KEY=密钥编号  BANYI_SECRET=密钥
    python3 hospital_client.py hello         验证签名
    python3 hospital_client.py push          推送两个科室、一名医生和三天的排班
    python3 hospital_client.py vectors hospital-vectors.json   核对文档里的签名示例，不需要网络
"""

import datetime
import hashlib
import hmac
import json
import os
import secrets
import string
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

LETTERS = string.ascii_letters + string.digits


def signed_text(method, path, timestamp, nonce, body):
    """被签名的文本：五行，每行以换行结尾。path 带查询串，与网络上传输的完全一致。"""
    return f"{method}\n{path}\n{timestamp}\n{nonce}\n{hashlib.sha256(body).hexdigest()}\n"


def sign(secret, method, path, timestamp, nonce, body):
    """签名：HMAC-SHA256，小写十六进制。密钥按收到的文本使用，不要先做 base64 解码。"""
    text = signed_text(method, path, timestamp, nonce, body)
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def is_signed(secret, signature, method, path, timestamp, nonce, body, now=None):
    """平台调用医院时，医院用它核对签名和时间；nonce 是否用过还要自己查。"""
    now = time.time() if now is None else now
    if not str(timestamp).isdigit() or abs(int(timestamp) - now) > 300:
        return False
    return hmac.compare_digest(sign(secret, method, path, timestamp, nonce, body), signature)


class Refused(Exception):
    """平台没有接受这次调用。"""


class Platform:
    def __init__(self, base, hospital, key, secret):
        self.base, self.hospital, self.key, self.secret = base.rstrip("/"), hospital, key, secret

    def call(self, method, path, content=None):
        """签名并发送；超时、429 和 5xx 用新的时间和 nonce 再试，最多五次。"""
        body = b"" if content is None else json.dumps(content, ensure_ascii=False).encode()
        url = self.base + path
        parts = urllib.parse.urlsplit(url)
        on_wire = parts.path + (f"?{parts.query}" if parts.query else "")
        for attempt in range(5):
            timestamp = str(int(time.time()))
            nonce = "".join(secrets.choice(LETTERS) for _ in range(24))
            request = urllib.request.Request(url, data=body or None, method=method, headers={
                "Content-Type": "application/json; charset=utf-8",
                "X-Banyi-Hospital": self.hospital,
                "X-Banyi-Key": self.key,
                "X-Banyi-Timestamp": timestamp,
                "X-Banyi-Nonce": nonce,
                "X-Banyi-Signature": sign(self.secret, method, on_wire, timestamp, nonce, body),
            })
            try:
                with urllib.request.urlopen(request, timeout=100) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as error:
                text = error.read().decode(errors="replace")
                if error.code != 429 and error.code < 500:
                    raise Refused(f"{error.code} {text}") from None
                wait = int(error.headers.get("Retry-After") or 2 ** attempt)
            except (urllib.error.URLError, TimeoutError):
                wait = 2 ** attempt
            time.sleep(wait)
        raise Refused("平台一直没有应答，请稍后再推送：同样的内容再推一次没有副作用")


def push(platform):
    # 版本号每次修改都要变大；用修改时间的毫秒数最省事。
    version = int(time.time() * 1000)
    departments = [
        {"code": "D001", "name": "神经内科", "groupCode": "G01", "groupName": "内科", "intro": "头痛、眩晕",
         "state": "online", "version": version},
        {"code": "D002", "name": "心血管内科", "groupCode": "G01", "groupName": "内科", "state": "online",
         "version": version},
    ]
    doctors = [{"code": "Z001", "departmentCode": "D001", "name": "林知远", "title": "主任医师",
                "skill": "头痛 & 眩晕，A+B 联合门诊", "state": "online", "version": version}]
    first = datetime.date.today() + datetime.timedelta(days=3)
    schedules = [
        {"code": f"S{first + datetime.timedelta(days=day):%Y%m%d}", "departmentCode": "D001", "doctorCode": "Z001",
         "date": f"{first + datetime.timedelta(days=day):%Y-%m-%d}", "period": "morning", "doctorName": "林知远",
         "title": "主任医师", "feeFen": 5000, "total": 30, "state": "open", "version": version}
        for day in range(3)
    ]
    is_good = True
    for what, rows in (("departments", departments), ("doctors", doctors), ("schedules", schedules)):
        report = platform.call("PUT", f"/{what}", {"items": rows})
        print(what, json.dumps(report, ensure_ascii=False))
        is_good = is_good and not report["problems"]
    return is_good


def check_vectors(path):
    with open(path, encoding="utf-8") as file:
        vectors = json.load(file)
    for case in vectors["v1"]:
        parts = [case["method"], case["path"], case["timestamp"], case["nonce"], case["body"].encode()]
        assert signed_text(*parts) == case["signed"], case["name"]
        assert sign(case["secret"], *parts) == case["signature"], case["name"]
        assert is_signed(case["secret"], case["signature"], *parts, now=int(case["timestamp"]) + 299)
        assert not is_signed(case["secret"], case["signature"], *parts, now=int(case["timestamp"]) + 301)
    for case in vectors["legacy"]:
        values = "".join(case["form"][name] + "|" for name in sorted(case["form"]))
        assert hashlib.md5((values + case["key"]).encode()).hexdigest() == case["sign"]
    print(f"{len(vectors['v1'])} 个新版和 {len(vectors['legacy'])} 个旧版签名都正确")
    return True


def main(arguments):
    if arguments[:1] == ["vectors"] and len(arguments) == 2:
        return check_vectors(arguments[1])
    names = ["BANYI_BASE", "BANYI_HOSPITAL", "BANYI_KEY", "BANYI_SECRET"]
    missing = [name for name in names if not os.environ.get(name)]
    if missing or arguments not in (["hello"], ["push"]):
        print(__doc__, f"缺少环境变量：{'、'.join(missing)}" if missing else "", file=sys.stderr)
        return False
    platform = Platform(*(os.environ[name] for name in names))
    if arguments == ["push"]:
        return push(platform)
    print(json.dumps(platform.call("GET", "/hello"), ensure_ascii=False))
    return True


if __name__ == "__main__":
    try:
        sys.exit(0 if main(sys.argv[1:]) else 1)
    except Refused as refused:
        print(f"平台拒绝：{refused}", file=sys.stderr)
        sys.exit(1)
