"""A mail server for tests: keeps each mail as a file; what it answers depends on the receiver and on the files in its folder."""
import asyncio
import os
import sys

from aiosmtpd.smtp import SMTP


class Keeper:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    def told(self, word):
        return os.path.exists(os.path.join(self.folder, word))

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return f"550 5.1.1 <{address}>: no such user here"
        if address.startswith("later") and not self.told("open"):
            return "451 4.7.1 greylisted, come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        name = os.path.join(self.folder, f"{os.getpid()}-{self.count:06}.mail")
        with open(name + ".part", "wb") as mail:
            mail.write(f"X-Receiver: {envelope.rcpt_tos[0]}\r\n".encode() + envelope.content)
        os.rename(name + ".part", name)
        if self.told("slow"):
            await asyncio.sleep(0.02)
        return "250 OK"


async def main():
    folder, port = sys.argv[1], int(sys.argv[2])
    loop = asyncio.get_running_loop()
    keeper = Keeper(folder)
    server = await loop.create_server(lambda: SMTP(keeper, hostname="mail.test", loop=loop), "127.0.0.1", port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
