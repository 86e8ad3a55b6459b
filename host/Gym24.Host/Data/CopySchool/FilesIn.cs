using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Host.Composition;
using Gym24.Host.Files;
using Microsoft.EntityFrameworkCore.Metadata;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Data.CopySchool;

/// <summary>Contents that lie in the folder stand in the copy itself: it is whole without anything beside it.</summary>
internal sealed class FilesIn(FileFolder? folder, IEntityType type)
{
    private readonly List<string> _columns = TableRows.Columns(type).Select(c => c.Name).ToList();

    /// <exception cref="CannotStart">The folder is not known, or a content in it is lost or altered.</exception>
    public async ValueTask<object?[]> Fetch(object?[] row, CancellationToken cancellation)
    {
        if (row[At(nameof(FileContentRow.InFolder))] is not true)
            return row;
        var (hash, id) = ((string)row[At(nameof(FileContentRow.Hash))]!, (Guid)row[At(nameof(FileContentRow.Id))]!);
        var content = await (folder ?? throw new CannotStart(T["Files.CopyFolder"])).Read(hash, id, cancellation);
        if (content is null || KeptFile.HashOf(content) != hash)
            throw new CannotStart(T["Files.CopyLost", FileFolder.NameOf(hash, id), folder.Root]);
        (row[At(nameof(FileContentRow.InFolder))], row[At(nameof(FileContentRow.Content))]) = (false, content);
        return row;
    }

    private int At(string column) => _columns.IndexOf(column);
}
