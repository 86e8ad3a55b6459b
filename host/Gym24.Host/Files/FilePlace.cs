using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Files;

/// <summary>The folder of the settings, once it is certain that it is the one of this school: what nobody refers to is deleted in it.</summary>
internal sealed class FilePlace(FileSettings settings)
{
    private const string Marker = "gym24-files.txt", Setting = "files.folder";

    /// <summary>Absent where the settings name none.</summary>
    public FileFolder? Folder { get; } = settings.Folder is { } folder ? new FileFolder(folder) : null;

    /// <summary>School and folder know each other by a number that both keep from the first day on.</summary>
    /// <exception cref="InvalidOperationException">It cannot be used, or is another school's, or what should be in it is not.</exception>
    public async Task Claim(HostDb db, CancellationToken cancellation)
    {
        var known = await db.Settings.FirstOrDefaultAsync(s => s.Name == Setting, cancellation);
        if (Folder is null)
        {
            if (await db.FileContents.AnyAsync(c => c.InFolder, cancellation))
                throw new InvalidOperationException(T["Files.NoFolder"]);
            return;
        }
        var marker = Path.Combine(Folder.Root, Marker);
        try
        {
            Directory.CreateDirectory(Folder.Root);
            var number = File.Exists(marker) ? (await File.ReadAllTextAsync(marker, cancellation)).Trim() : null;
            var wanted = known?.Value;
            // A start that was killed between the row and the marker is gone on with.
            if (number != wanted && (number is not null || await db.FileContents.AnyAsync(c => c.InFolder, cancellation)))
                throw new InvalidOperationException(T[number is null ? "Files.FolderEmpty" : "Files.FolderForeign", Folder.Root, Marker]);
            var trial = Path.Combine(Folder.Root, $".trial-{Guid.NewGuid():N}");
            await File.WriteAllTextAsync(trial, "", cancellation);
            File.Delete(trial);
            if (number is not null)
                return;
            if (wanted is null)
            {
                db.Settings.Add(new SettingRow { Name = Setting, Value = wanted = $"{Guid.NewGuid():N}" });
                await db.SaveChangesAsync(cancellation);
            }
            await File.WriteAllTextAsync(marker, wanted + Environment.NewLine, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(T["Files.Folder", Folder.Root, e.Message]);
        }
    }
}
