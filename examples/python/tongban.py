#!/usr/bin/env python3
"""A complete client of Tongban: registers in a sandbox, submits, uploads, follows, verifies, acknowledges.

    python3 tongban.py --key key.pem        (TONGBAN_URL: the broker, http://127.0.0.1:8787 unless set)

Needs Python 3.9 or newer and the package "cryptography".
"""

import argparse
import base64
import hashlib
import hmac
import json
import os
import re
import secrets
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

URL = os.environ.get("TONGBAN_URL", "http://127.0.0.1:8787").rstrip("/")


class Problem(Exception):
    """What the broker answers where it refuses (RFC 9457): `code` says what is wrong, `detail` how to mend it."""

    def __init__(self, status, text):
        super().__init__(f"{status} {text}")
        self.status = status
        try:
            self.code = json.loads(text).get("code")
        except ValueError:  # from something between here and the broker
            self.code = None


def load_key(path):
    """The Ed25519 key of a PEM file (PKCS #8), made where there is none."""
    if os.path.exists(path):
        with open(path, "rb") as file:
            return serialization.load_pem_private_key(file.read(), None)
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    # Nobody else on the machine may read it.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
    return key


def send(method, url, headers, body=None):
    """One request; answers with the JSON of a success, raises Problem otherwise."""
    request = urllib.request.Request(url, body, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=40) as answer:
            text = answer.read()
            return json.loads(text) if text else None
    except urllib.error.HTTPError as error:
        raise Problem(error.code, error.read().decode()) from None


class Partner:
    def __init__(self, key, key_id):
        self.key = key
        self.key_id = key_id

    def call(self, method, path, body=None, command=False):
        """One request signed by RFC 9421. `command`: it changes something and carries an Idempotency-Key."""
        url = URL + path
        content = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        headers = {}
        if content is not None:
            digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
            headers["content-digest"] = f"sha-256=:{digest}:"
            headers["content-type"] = "application/json"
        if command:
            headers["idempotency-key"] = str(uuid.uuid4())
        # What is covered, in this order. @target-uri is the whole address with its query.
        covered = {"@method": method, "@target-uri": url, **headers}
        names = " ".join(f'"{name}"' for name in covered)
        params = (
            f'({names});created={int(time.time())};keyid="{self.key_id}";alg="ed25519"'
            f';nonce="{secrets.token_hex(16)}";tag="tongban"'
        )
        # One line for each component, "@signature-params" last, no line feed at the end.
        lines = [f'"{name}": {value}' for name, value in covered.items()]
        base = "\n".join([*lines, f'"@signature-params": {params}'])
        signature = base64.b64encode(self.key.sign(base.encode("ascii"))).decode()
        headers["signature-input"] = f"sig={params}"
        headers["signature"] = f"sig=:{signature}:"
        return send(method, url, headers, content)


def register(key):
    """Registers the public key; the same key is the same partner."""
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    body = {"name": "Python example", "publicKeyPem": public.decode()}
    headers = {"content-type": "application/json"}
    return send("POST", f"{URL}/sandbox/v1/partners", headers, json.dumps(body).encode())


def verify_webhook(headers, body, webhook_secrets, now):
    """Tells whether a delivery is genuine (Standard Webhooks). `body`: the raw bytes; `now`: Unix time, seconds."""
    names = ("webhook-id", "webhook-timestamp", "webhook-signature")
    message_id, timestamp, signatures = (headers.get(name) or "" for name in names)
    if not re.fullmatch("[0-9]{1,12}", timestamp) or abs(now - int(timestamp)) > 300:
        return False
    signed = f"{message_id}.{timestamp}.".encode() + body
    for secret in webhook_secrets:
        mac = hmac.new(base64.b64decode(secret.removeprefix("whsec_")), signed, hashlib.sha256)
        expected = "v1," + base64.b64encode(mac.digest()).decode()
        # While one secret replaces another there are several signatures, with blanks between.
        if any(hmac.compare_digest(expected.encode(), given.encode()) for given in signatures.split(" ")):
            return True
    return False


# The example of the Standard Webhooks specification.
WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
WEBHOOK_BODY = b'{"test": 2432232314}'
WEBHOOK_HEADERS = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--key", required=True, help="file of the private key; made if it is not there")
    key = load_key(arguments.parse_args().key)

    registered = register(key)
    partner = Partner(key, registered["keyId"])
    print("registered", registered["partnerId"])

    sample = registered["matters"][0]
    # An externalRef of one's own names the application for ever: sent twice, it is one case.
    application = {**sample["application"], "externalRef": f"python-{uuid.uuid4()}"}
    case_id = partner.call("POST", "/v1/cases", application)["caseId"]
    print("submitted", case_id)

    for file in sample["files"]:
        content = base64.b64decode(file["base64"])
        sha256 = hashlib.sha256(content).hexdigest()
        try:
            upload = partner.call("POST", f"/v1/cases/{case_id}/materials/{sha256}/upload")["upload"]
        except Problem as problem:
            if problem.code != "upload-closed":
                raise
            # Files come before the decision; a sandbox's window waits a minute for them.
            print("decided before the upload of", sha256[:12])
            continue
        if upload is not None:  # None: it is there already
            send_file(upload, content)
        print("uploaded", sha256[:12])

    follow(partner, case_id)

    genuine = verify_webhook(WEBHOOK_HEADERS, WEBHOOK_BODY, [WEBHOOK_SECRET], 1614265330)
    forged = verify_webhook(WEBHOOK_HEADERS, WEBHOOK_BODY + b" ", [WEBHOOK_SECRET], 1614265330)
    if not genuine or forged:
        raise SystemExit("the webhook's signature was judged wrongly")
    print("verified webhook")

    closed = partner.call("POST", f"/v1/cases/{case_id}/acknowledge", command=True)
    print("acknowledged", case_id, closed["status"])


def send_file(upload, content):
    request = urllib.request.Request(upload["url"], content, upload["headers"], method="PUT")
    with urllib.request.urlopen(request, timeout=60):
        pass


def follow(partner, case_id):
    """Reads the feed until the case is granted; keep the cursor in a database, and go on from it."""
    cursor, deadline = None, time.monotonic() + 120
    while time.monotonic() < deadline:
        after = "" if cursor is None else f"after={urllib.parse.quote_plus(cursor)}&"
        page = partner.call("GET", f"/v1/events?{after}wait=20")
        for event in page["events"]:
            if event["data"]["caseId"] != case_id:
                continue
            print("event", event["type"])
            if event["type"] == "cn.tongban.case.decided.v1" and event["data"]["outcome"] == "granted":
                return
        cursor = page["cursor"]
    raise SystemExit("the case was not granted within two minutes")


if __name__ == "__main__":
    main()
