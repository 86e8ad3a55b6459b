using Gym24.Contracts.Files;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Host.Tests.Files.FileRoom;

namespace Gym24.Host.Tests.Files;

/// <summary>A real clamd with a signature of its own looks at what is brought.</summary>
public sealed class ScanTests(ClamdServer server) : IClassFixture<ClamdServer>
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task What_clamd_finds_is_refused_by_name_and_the_rest_is_kept(bool local)
    {
        await using var room = await Open(folder: false, settings: ("Clamd", local ? server.Socket : server.Address));
        var refused = await Refused(() => room.Keep("1.pdf", Pdf(ClamdServer.Sign)));
        Assert.Equal(("infected", "file"), (refused.Code, refused.Faults[0].Field));
        Assert.Contains("Gym24.Test", refused.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), await room.Stored());
        Assert.Equal(Pdf("1"), await room.Read(await room.Keep("1.pdf", Pdf("1"))));
        // A large one is sent in pieces.
        byte[] large = [.. Pdf("2"), .. new byte[900_000]];
        Assert.Equal(large, await room.Read(await room.Keep("2.pdf", large)));
    }

    [Fact]
    public async Task What_is_too_large_for_clamd_is_not_taken_for_clean()
    {
        await using var room = await Open(folder: false, settings: ("Clamd", server.Address));
        var large = new FileShelf("sheets.large", typeof(Sheet), "Большие", 10 * 1024 * 1024);
        var refused = await Refused(() => room.Within(async s =>
        {
            await s.GetRequiredService<IFiles>().Check(large, "file", [.. Pdf("1"), .. new byte[ClamdServer.LargestMegabytes * 1024 * 1024 + 1024 * 1024]]);
            return true;
        }));
        Assert.Equal("not-checked", refused.Code);
    }

    [Theory]
    [InlineData("127.0.0.1:9")]
    [InlineData("/nowhere/clamd.sock")]
    public async Task While_it_cannot_be_reached_nothing_is_taken_unless_the_school_says_so(string nobody)
    {
        await using var room = await Open(folder: false, settings: ("Clamd", nobody));
        var refused = await Refused(() => room.Keep("1.pdf", Pdf("1")));
        Assert.Equal("not-checked", refused.Code);
        Assert.Contains("через несколько минут", refused.Message, StringComparison.Ordinal);
        await room.Restart(folder: false, settings: [("Clamd", nobody), ("ClamdAway", "accept")]);
        Assert.Equal(Pdf("1"), await room.Read(await room.Keep("1.pdf", Pdf("1"))));
    }

    [Fact]
    public async Task One_that_says_nothing_is_not_waited_for_for_ever()
    {
        using var silent = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var room = await Open(folder: false, settings: [("Clamd", silent.LocalEndpoint.ToString()!), ("ClamdPatience", "00:00:00.5")]);
        Assert.Equal("not-checked", (await Refused(() => room.Keep("1.pdf", Pdf("1")))).Code);
    }
}
