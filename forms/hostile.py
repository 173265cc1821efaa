"""Files that are broken or mean harm, written byte by byte: each small on disk, whatever it opens to."""

from __future__ import annotations

import hashlib
import struct
import zlib

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_MEGABYTE = 1 << 20


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    body, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size, start = len(objects) + 1, len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R %b>>\n" % (size, table, size, trailer)
    return bytes(body + b"startxref\n%d\n%%%%EOF\n" % start)


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %b>>\nstream\n%b\nendstream" % (len(data), entries, data)


def _document(contents: list[bytes]) -> list[bytes]:
    """Catalogue, page tree, resources, then a page and its content for each stream object."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * page) for page in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(contents), kids),
        b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
    ]
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources 3 0 R /Contents %d 0 R >>"
    for number, content in enumerate(contents):
        objects += [page % (5 + 2 * number), content]
    return objects


def many_pages(pages: int = 500) -> bytes:
    """A PDF of ``pages`` pages, each with its number on it."""
    return pdf(_document([_stream(b"BT /F 24 Tf 72 720 Td (Page %d) Tj ET" % (page + 1)) for page in range(pages)]))


def zip_bomb(megabytes: int = 1100) -> bytes:
    """A PDF of a few kilobytes with a page whose content, deflated twice, opens to ``megabytes`` of spaces."""
    packed = zlib.compress(_deflated_spaces(megabytes), 9)
    return pdf(_document([_stream(packed, b"/Filter [/FlateDecode /FlateDecode] ")]))


def _deflated_spaces(megabytes: int) -> bytes:
    """A zlib stream of many equal blocks, made without deflating each of them."""
    chunk, packer = b" " * _MEGABYTE, zlib.compressobj(9, wbits=-15)
    block = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = 1
    for _ in range(megabytes):
        checksum = zlib.adler32(chunk, checksum)
    return b"\x78\xda" + block * megabytes + zlib.compressobj(9, wbits=-15).flush() + struct.pack(">I", checksum)


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def encrypted(password: bytes = b"daftar") -> bytes:
    """A PDF that opens only with ``password`` (40-bit RC4: ISO 32000-1, 7.6.3, algorithms 1 to 4, revision 2)."""
    padded, identity, permissions = (password + _PADDING)[:32], b"0123456789abcdef", -44
    owner = _rc4(_md5(padded)[:5], padded)
    key = _md5(padded + owner + struct.pack("<i", permissions) + identity)[:5]
    content_key = _md5(key + struct.pack("<I", 5)[:3] + b"\x00\x00")[:10]
    content = _stream(_rc4(content_key, b"BT /F 24 Tf 72 720 Td (Private) Tj ET"))
    lock = b"<< /Filter /Standard /V 1 /R 2 /O <%b> /U <%b> /P %d >>" % (
        owner.hex().encode(),
        _rc4(key, _PADDING).hex().encode(),
        permissions,
    )
    marks = identity.hex().encode()
    return pdf([*_document([content]), lock], b"/Encrypt 6 0 R /ID [<%b> <%b>] " % (marks, marks))


def huge_image(side: int = 20_000) -> bytes:
    """A white one-bit PNG of ``side`` × ``side`` pixels."""
    packer, row = zlib.compressobj(9), b"\x00" + b"\xff" * ((side + 7) // 8)
    data = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
