"""Sends packets over a veth pair to rules and says which rules counted them.

Run in a network namespace of its own (unshare -n), which becomes the receiver; a child with a second
namespace becomes the sender. Standard input: one JSON object with "restore" and "save" (programs),
"version" (4 or 6) and "trials", each with "rules" (lines for the filter table) and "packets".
A trial may have "nft" instead of "rules": a file for nft, each line of its one chain with a counter.
Standard output: for each trial, for each packet, the positions of the rules whose counter moved.
Both namespaces end with the processes.
"""
import ctypes
import ipaddress
import json
import os
import re
import socket
import struct
import subprocess
import sys

CLONE_NEWNET = 0x40000000
RECEIVER, SENDER = "v-receiver", "v-sender"
RECEIVER_MAC, SENDER_MAC = bytes.fromhex("020000000001"), bytes.fromhex("020000000002")
COUNTER = re.compile(r"^\[(\d+):\d+\] -A INPUT")
NFT_COUNTER = re.compile(r"counter packets (\d+) bytes")
TCP, UDP, ICMP, ICMP6, SCTP, UDPLITE, GRE = 6, 17, 1, 58, 132, 136, 47


def ip(*words):
    subprocess.run(["ip", *words], check=True)


def setting(name, value):
    with open("/proc/sys/net/" + name, "w") as file:
        file.write(value)


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def summed(pseudo, data, at):
    """The data with its checksum, over the pseudo header too, at a place."""
    value = checksum(pseudo + data) or 0xFFFF
    return data[:at] + struct.pack("!H", value) + data[at + 2:]


def payload(packet, pseudo):
    protocol, data = packet["protocol"], b"nirs"
    ports = struct.pack("!HH", packet.get("sourcePort", 0), packet.get("destinationPort", 0))
    if protocol == TCP:
        return summed(pseudo, ports + struct.pack("!IIBBHHH", 1, 0, 5 << 4, 2, 1024, 0, 0), 16)
    if protocol == UDP:
        return summed(pseudo, ports + struct.pack("!HH", 8 + len(data), 0) + data, 6)
    if protocol == UDPLITE:
        return summed(pseudo, ports + struct.pack("!HH", 0, 0) + data, 6)
    if protocol == SCTP:
        start = struct.pack("!BBHIIHHI", 1, 0, 20, 7, 65536, 1, 1, 1)
        crc = crc32c(ports + struct.pack("!II", 0, 0) + start)
        return ports + struct.pack("!I", 0) + struct.pack("<I", crc) + start
    if protocol in (ICMP, ICMP6):
        head = struct.pack("!BBHHH", packet["type"], packet["code"], 0, packet["id"], 1)
        return summed(pseudo if protocol == ICMP6 else b"", head + data * 10, 2)
    if protocol == GRE:
        return struct.pack("!HH", 0, 0x0800) + data
    return struct.pack("!II", packet["id"] + 1, 1) + data * 4


def frame(packet):
    source = ipaddress.ip_address(packet["source"]).packed
    destination = ipaddress.ip_address(packet["destination"]).packed
    protocol = packet["protocol"]
    length = len(payload(packet, b""))
    if len(source) == 4:
        pseudo = source + destination + struct.pack("!BBH", 0, protocol, length)
        head = struct.pack("!BBHHHBBH", 0x45, 0, 20 + length, 1, 0, 64, protocol, 0)
        head = summed(b"", head + source + destination, 10)
        kind = 0x0800
    else:
        pseudo = source + destination + struct.pack("!IHBB", length, 0, 0, protocol)
        head = struct.pack("!IHBB", 6 << 28, length, protocol, 64) + source + destination
        kind = 0x86DD
    return RECEIVER_MAC + SENDER_MAC + struct.pack("!H", kind) + head + payload(packet, pseudo)


def send_all(orders, done):
    """The child: a namespace of its own, then a packet for each line that comes."""
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "no second network namespace")
    setting("ipv6/conf/default/disable_ipv6", "1")
    done.write(b"here\n")
    orders.readline()
    ip("link", "set", SENDER, "up")
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW) as wire:
        wire.bind((SENDER, 0))
        done.write(b"ready\n")
        for line in orders:
            wire.send(frame(json.loads(line)))
            done.write(b"sent\n")


def start_sender():
    order_reader, order_writer = os.pipe()
    done_reader, done_writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(order_writer)
        os.close(done_reader)
        send_all(os.fdopen(order_reader, "rb"), os.fdopen(done_writer, "wb", 0))
        os._exit(0)
    os.close(order_reader)
    os.close(done_writer)
    return child, os.fdopen(order_writer, "wb", 0), os.fdopen(done_reader, "rb")


def expect(done, word):
    if done.readline() != word + b"\n":
        raise SystemExit("the sender ended")


def join(child):
    setting("ipv6/conf/default/accept_dad", "0")
    for scope in ("all", "default"):
        setting("ipv4/conf/%s/rp_filter" % scope, "0")
    ip("link", "add", RECEIVER, "address", RECEIVER_MAC.hex(":"), "type", "veth",
       "peer", "name", SENDER, "address", SENDER_MAC.hex(":"))
    ip("link", "set", SENDER, "netns", str(child))
    setting("ipv4/conf/%s/rp_filter" % RECEIVER, "0")
    ip("link", "set", RECEIVER, "up")


def counters(save):
    printed = subprocess.run([save, "-c", "-t", "filter"], check=True, capture_output=True).stdout
    found = [COUNTER.match(line) for line in printed.decode("utf-8", "replace").splitlines()]
    return [int(match.group(1)) for match in found if match]


def nft_counters():
    printed = subprocess.run(["nft", "list", "ruleset"], check=True, capture_output=True).stdout
    return [int(count) for count in NFT_COUNTER.findall(printed.decode())]


def after_arrival(count, before):
    """The counters once the first rule, which counts every packet, has seen one more."""
    for _ in range(500):
        if count()[0] > before[0]:
            return count()
    raise SystemExit("a packet did not arrive")


def load(plan, one):
    """A sentinel in front counts every packet. Returns what reads the counters."""
    if "nft" in one:
        subprocess.run(["nft", "-f", "-"], check=True, input=one["nft"].encode())
        return nft_counters
    text = "*filter\n-A INPUT\n" + "".join(rule + "\n" for rule in one["rules"]) + "COMMIT\n"
    subprocess.run([plan["restore"]], check=True, input=text.encode())
    return lambda: counters(plan["save"])


def trial(plan, one, orders, done):
    """Answers are the positions of the rules behind the sentinel."""
    count = load(plan, one)
    moved = []
    before = count()
    for packet in one["packets"]:
        orders.write(json.dumps(packet).encode() + b"\n")
        expect(done, b"sent")
        now = after_arrival(count, before)
        moved.append([i - 1 for i in range(1, len(now)) if now[i] > before[i]])
        before = now
    return moved


def main():
    plan = json.load(sys.stdin)
    child, orders, done = start_sender()
    expect(done, b"here")
    join(child)
    orders.write(b"\n")
    expect(done, b"ready")
    for address in {packet["destination"] for t in plan["trials"] for packet in t["packets"]}:
        ip("address", "add", address, "dev", RECEIVER, *(["nodad"] if plan["version"] == 6 else []))
    answers = [trial(plan, t, orders, done) for t in plan["trials"]]
    orders.close()
    os.waitpid(child, 0)
    json.dump(answers, sys.stdout)


main()
