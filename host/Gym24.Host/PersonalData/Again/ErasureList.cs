using System.Text.Json;
using Gym24.Contracts;

namespace Gym24.Host.PersonalData.Again;

/// <summary>Whose records went, for whoever finds them again in a copy from before. Ids only.</summary>
/// <param name="Kinds">Ids of kinds, and of modules that were off then.</param>
internal sealed record ErasureLine(Guid Act, int Year, int Number, DateTime At, Guid Person, ErasureReason Reason, IReadOnlyList<string> Kinds)
{
    public static ErasureLine Of(ErasureRow act) => new(act.Id, act.Year, act.Number, act.At, act.Person, act.Reason, act.Kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>
/// The list of erasures where no backup of the data takes it along: beside the data folder, one line each, only ever appended. A database that
/// is put back from a copy knows nothing of what was erased since; this does.
/// </summary>
internal sealed class ErasureList(string file)
{
    private readonly Lock _turn = new();

    public string File { get; } = file;

    /// <summary><c>Erasures:File</c>, or beside the data folder, as the key.</summary>
    public static ErasureList Find(IConfiguration configuration, string dataFolder) => new(configuration["Erasures:File"] is { Length: > 0 } named
        ? Path.GetFullPath(named) : Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder)) + ".erasures.jsonl");

    /// <exception cref="InvalidDataException">A line is no erasure: what it said is not known, and nobody may be served before it is.</exception>
    public IReadOnlyList<ErasureLine> Read()
    {
        lock (_turn)
        {
            if (!System.IO.File.Exists(File))
                return [];
            var lines = System.IO.File.ReadAllLines(File);
            var read = new List<ErasureLine>();
            for (var i = 0; i < lines.Length; i++)
            {
                if (lines[i].Length == 0)
                    continue;
                if (Parsed(lines[i]) is { } line)
                    read.Add(line);
                // A process that was killed while it wrote leaves half of the last line; the database still has that act.
                else if (i < lines.Length - 1)
                    throw new InvalidDataException(HostTexts.T["Personal.BadList", File, i + 1]);
            }
            return read;
        }
    }

    /// <summary>Nothing is erased that could come back unnoticed.</summary>
    /// <exception cref="Refusal">The list cannot be written.</exception>
    public void MustBeWritable()
    {
        try
        {
            lock (_turn)
                new FileStream(File, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Refusal(RefusalKind.Rule, "erasure-list", HostTexts.T["Personal.ListNotWritable", File]);
        }
    }

    public void Append(IReadOnlyList<ErasureLine> lines)
    {
        if (lines.Count == 0)
            return;
        lock (_turn)
        {
            using var stream = new FileStream(File, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            CutHalfLine(stream);
            foreach (var line in lines)
            {
                JsonSerializer.Serialize(stream, line);
                stream.WriteByte((byte)'\n');
            }
            stream.Flush(flushToDisk: true);
        }
    }

    private static void CutHalfLine(FileStream stream)
    {
        var end = stream.Length;
        while (end > 0)
        {
            stream.Seek(end - 1, SeekOrigin.Begin);
            if (stream.ReadByte() == '\n')
                break;
            end--;
        }
        stream.SetLength(end);
        stream.Seek(0, SeekOrigin.End);
    }

    private static ErasureLine? Parsed(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ErasureLine>(line) is { Kinds: not null } read && read.Person != Guid.Empty ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
