using Gym24.Contracts.Testing;
using static Gym24.Host.Tests.Files.FileRoom;

namespace Gym24.Host.Tests.Files;

public sealed class FolderTests
{
    [Fact]
    public async Task What_is_lost_or_altered_is_said_and_comes_back_with_the_next_upload()
    {
        await using var room = await Open(folder: true);
        var sheet = await room.Keep("1.pdf", Pdf("1"));
        await File.WriteAllBytesAsync(Assert.Single(room.InFolder), Pdf("x"));
        var altered = await Refused(() => room.Read(sheet));
        Assert.Equal("file-altered", altered.Code);
        Assert.Contains("лист.pdf", altered.Message, StringComparison.Ordinal);
        File.Delete(Assert.Single(room.InFolder));
        Assert.Equal("file-lost", (await Refused(() => room.Read(sheet))).Code);

        await room.Keep("2.pdf", Pdf("1"));
        Assert.Equal(Pdf("1"), await room.Read(sheet));
    }

    [Fact]
    public async Task Another_store_is_moved_to_in_the_night_and_all_can_be_read_meanwhile()
    {
        await using var room = await Open(folder: false);
        var sheets = new List<Guid>();
        for (var i = 0; i < 5; i++)
            sheets.Add(await room.Keep($"{i}.pdf", Pdf($"{i}")));
        await room.Restart(folder: true);
        sheets.Add(await room.Keep("5.pdf", Pdf("5")));
        Assert.Equal((6, 1, 6), await room.Stored());
        await AllThere();
        await room.Sweep();
        Assert.Equal((6, 6, 6), await room.Stored());
        Assert.Equal(6, room.InFolder.Count);
        await AllThere();
        await room.Restart(folder: false);
        await room.Sweep();
        Assert.Equal((6, 0, 6), await room.Stored());
        Assert.Empty(room.InFolder);
        await AllThere();

        async Task AllThere()
        {
            for (var i = 0; i < sheets.Count; i++)
                Assert.Equal(Pdf($"{i}"), await room.Read(sheets[i]));
        }
    }

    [Fact]
    public async Task One_that_cannot_be_moved_keeps_no_other_from_moving_and_is_named()
    {
        await using var room = await Open(folder: true);
        await room.Keep("1.pdf", Pdf("1"));
        var lost = Assert.Single(room.InFolder);
        File.Delete(lost);
        var whole = await room.Keep("2.pdf", Pdf("2"));
        await room.Restart(folder: false);
        var said = await Assert.ThrowsAsync<InvalidOperationException>(room.Sweep);
        Assert.Contains(Path.GetFileName(lost)[..64], said.Message, StringComparison.Ordinal);
        Assert.Equal((2, 1, 2), await room.Stored());
        Assert.Equal(Pdf("2"), await room.Read(whole));
    }

    [Fact]
    public async Task Only_what_is_ours_is_cleared_away()
    {
        await using var room = await Open(folder: true);
        var sheet = await room.Keep("1.pdf", Pdf("1"));
        var own = Assert.Single(room.InFolder);
        string[] foreign = [Path.Combine(room.Folder, "readme.txt"), Path.Combine(Path.GetDirectoryName(own)!, "notes.pdf"), Path.Combine(room.Folder, "photos", "1.jpg")];
        Directory.CreateDirectory(Path.Combine(room.Folder, "photos"));
        foreach (var file in foreign)
            await File.WriteAllTextAsync(file, "…");
        // What a host leaves that was killed while it wrote, and one that nobody refers to.
        string[] left = [own + $".{Guid.NewGuid():N}.half", own[..^32] + $"{Guid.NewGuid():N}"];
        foreach (var file in left)
            await File.WriteAllTextAsync(file, "…");
        foreach (var file in room.InFolder)
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-1));
        await room.Sweep();
        Assert.All(left, f => Assert.False(File.Exists(f), f));
        Assert.All(foreign, f => Assert.True(File.Exists(f), f));
        Assert.Equal(Pdf("1"), await room.Read(sheet));
    }

    [Fact]
    public async Task A_folder_of_another_school_or_an_empty_one_in_its_place_is_refused()
    {
        await using var room = await Open(folder: true);
        await room.Keep("1.pdf", Pdf("1"));
        Assert.Contains("Files__Folder", (await Assert.ThrowsAsync<InvalidOperationException>(() => room.Restart(folder: null))).Message, StringComparison.Ordinal);
        var marker = Path.Combine(room.Folder, "gym24-files.txt");
        var number = await File.ReadAllTextAsync(marker);
        await File.WriteAllTextAsync(marker, $"{Guid.NewGuid():N}");
        Assert.Contains("другой школе", (await Assert.ThrowsAsync<InvalidOperationException>(() => room.Restart(folder: true))).Message, StringComparison.Ordinal);
        // As if the disk were not there.
        File.Delete(marker);
        Assert.Contains("подключён", (await Assert.ThrowsAsync<InvalidOperationException>(() => room.Restart(folder: true))).Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(marker, number);
        await room.Restart(folder: true);
    }

    [Fact]
    public async Task A_start_that_was_killed_before_the_marker_is_gone_on_with()
    {
        await using var room = await Open(folder: true);
        File.Delete(Path.Combine(room.Folder, "gym24-files.txt"));
        await room.Restart(folder: true);
        Assert.Equal(Pdf("1"), await room.Read(await room.Keep("1.pdf", Pdf("1"))));
    }
}
