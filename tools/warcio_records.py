"""Writes what the reader warcio finds in web archives, for `eval warc --against`.

    pip install warcio brotli
    python tools/warcio_records.py FILE... > records.tsv

One record a line: file, type, address, HTTP status, bytes of the decoded body, SHA-1 of it.
"""

import hashlib
import sys

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

for path in sys.argv[1:]:
    with open(path, "rb") as file:
        try:
            for record in ArchiveIterator(file):
                address = record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("uri") or ""
                status = record.http_headers.get_statuscode() if record.http_headers and record.rec_type != "request" else ""
                try:
                    body = record.content_stream().read()
                    size, digest = str(len(body)), hashlib.sha1(body).hexdigest()
                except Exception as error:  # the library's own errors are of many kinds
                    size, digest = "-", type(error).__name__
                print(path, record.rec_type, address.strip("<>").replace(" ", "%20"), status or "", size, digest, sep="\t")
        except ArchiveLoadFailed as error:
            print(f"{path}: {str(error).splitlines()[0]}", file=sys.stderr)
