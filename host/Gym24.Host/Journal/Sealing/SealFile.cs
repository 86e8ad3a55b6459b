using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gym24.Host.Journal.Sealing;

/// <summary>
/// The seals a second time, where whoever changes the database does not reach: one line each, only ever appended. Every host keeps one in its
/// data folder, whichever of them made the seal.
/// </summary>
internal sealed class SealFile(string folder)
{
    public const string Name = "journal-seals.jsonl";

    // Cyrillic and pluses as they are: people look into it.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Path { get; } = System.IO.Path.Combine(folder, Name);

    /// <returns>A line that is no seal comes as <see langword="null"/>.</returns>
    public async Task<IReadOnlyList<SealRow?>> Read(CancellationToken cancellation) =>
        File.Exists(Path) ? [.. (await File.ReadAllLinesAsync(Path, cancellation)).Where(l => l.Length > 0).Select(Parsed)] : [];

    public async Task Append(IEnumerable<SealRow> seals, CancellationToken cancellation)
    {
        await using var file = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        // A process that was killed while it wrote leaves half a line.
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n')
                file.WriteByte((byte)'\n');
        }
        foreach (var seal in seals)
        {
            await JsonSerializer.SerializeAsync(file, seal, Plain, cancellation);
            file.WriteByte((byte)'\n');
        }
        file.Flush(flushToDisk: true);
    }

    private static SealRow? Parsed(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<SealRow>(line, Plain);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
