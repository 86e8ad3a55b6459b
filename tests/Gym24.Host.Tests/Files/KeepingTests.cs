using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Host.Files;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Host.Tests.Files.FileRoom;

namespace Gym24.Host.Tests.Files;

public sealed class KeepingTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task What_was_kept_comes_back_and_the_same_lies_there_once(bool folder)
    {
        await using var room = await Open(folder);
        var first = await room.Keep("лист.pdf", Pdf("1"));
        var second = await room.Keep("другой.pdf", Pdf("1"));
        var third = await room.Keep("ещё.pdf", Pdf("2"));
        Assert.Equal((2, folder ? 2 : 0, 3), await room.Stored());
        Assert.Equal(folder ? 2 : 0, room.InFolder.Count);
        Assert.Equal(Pdf("1"), await room.Read(first));
        Assert.Equal(Pdf("1"), await room.Read(second));
        Assert.Equal(Pdf("2"), await room.Read(third));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_content_goes_with_the_last_row_that_has_it_and_not_before(bool folder)
    {
        await using var room = await Open(folder);
        var (first, second) = (await room.Keep("1.pdf", Pdf("1")), await room.Keep("2.pdf", Pdf("1")));
        await room.Release(first);
        Assert.Equal(Pdf("1"), await room.Read(second));
        Assert.Equal("file-lost", (await Refused(() => room.Read(first))).Code);
        await room.Release(second);
        Assert.Equal((0, 0, 0), await room.Stored());
        Assert.Empty(room.InFolder);
        // The same once more is kept anew.
        Assert.Equal(Pdf("1"), await room.Read(await room.Keep("3.pdf", Pdf("1"))));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_was_not_saved_is_not_kept(bool folder)
    {
        await using var room = await Open(folder);
        await Assert.ThrowsAsync<InvalidOperationException>(() => room.Whole<bool>(async services =>
        {
            await services.GetRequiredService<IFiles>().Keep(Sheet.Shelf, Guid.CreateVersion7(), "1.pdf", Pdf("1"));
            throw new InvalidOperationException("Somewhere else something went wrong.");
        }));
        Assert.Equal((0, 0, 0), await room.Stored());
        // In the folder it lies for an hour: somebody could be keeping it at this moment.
        Assert.Equal(folder ? 1 : 0, room.InFolder.Count);
        foreach (var file in room.InFolder)
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-2));
        await room.Sweep();
        Assert.Empty(room.InFolder);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_release_that_was_not_saved_takes_nothing(bool folder)
    {
        await using var room = await Open(folder);
        var sheet = await room.Keep("1.pdf", Pdf("1"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => room.Whole<bool>(async services =>
        {
            await services.GetRequiredService<IFiles>().Release([sheet]);
            throw new InvalidOperationException("Somewhere else something went wrong.");
        }));
        Assert.Equal(Pdf("1"), await room.Read(sheet));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Rows_that_went_without_a_word_take_their_files_along_in_the_night(bool folder)
    {
        await using var room = await Open(folder);
        var (gone, stays) = (await room.Keep("1.pdf", Pdf("1")), await room.Keep("2.pdf", Pdf("2")));
        await room.Forget(gone);
        // A module that is off says nothing about its rows.
        await room.Restart(folder, withShelf: false);
        await room.Sweep();
        Assert.Equal(2, (await room.Stored()).Contents);
        await room.Restart(folder);
        await room.Sweep();
        Assert.Equal((1, folder ? 1 : 0, 1), await room.Stored());
        Assert.Equal(folder ? 1 : 0, room.InFolder.Count);
        Assert.Equal(Pdf("2"), await room.Read(stays));
    }

    [Fact]
    public async Task Without_a_transaction_nothing_is_kept()
    {
        await using var room = await Open(folder: false);
        await Assert.ThrowsAsync<InvalidOperationException>(() => room.Within(s => s.GetRequiredService<IFiles>().Keep(Sheet.Shelf, Guid.NewGuid(), "1.pdf", Pdf("1"))));
    }

    [Fact]
    public async Task The_school_may_take_smaller_files_than_a_module_would()
    {
        await using var room = await Open(folder: false, settings: ("MostMegabytes", "1"));
        var large = new FileShelf("sheets.large", typeof(Sheet), "Большие", 10 * 1024 * 1024);
        var refused = await Refused(() => room.Within(async s =>
        {
            await s.GetRequiredService<IFiles>().Check(large, "scan", [.. Pdf("1"), .. new byte[1024 * 1024]]);
            return true;
        }));
        Assert.Equal(("scan", "too-large"), (refused.Faults[0].Field, refused.Faults[0].Code));
        Assert.Contains("1 МБ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Store", "cloud")]
    [InlineData("MostMegabytes", "0")]
    [InlineData("MostMegabytes", "5000")]
    [InlineData("ClamdAway", "perhaps")]
    public async Task Settings_that_make_no_sense_are_said_at_the_start(string name, string value) =>
        Assert.Equal("CannotStart", (await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var room = await Open(folder: false);
            await room.Restart(folder: null, settings: (name, value));
        })).GetType().Name);
}
