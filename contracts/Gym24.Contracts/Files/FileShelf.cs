namespace Gym24.Contracts.Files;

/// <summary>
/// A kind of files that a module keeps, registered as a singleton: what may lie there, and whose they are. Each file belongs to a row of the module, with a
/// <see cref="Guid"/> named <c>Id</c>, its name, and whatever else the module wants to know of it; whoever may see that row may have the file. The row never
/// holds the content: that lies with <see cref="IFiles"/>, under the id of the row, and goes when the row does, however that came about.
/// </summary>
/// <param name="Id">Beginning with the id of the module, such as <c>acme.works</c>; at most <see cref="IdLength"/> characters.</param>
/// <param name="Row">The class of the row, a table of the module.</param>
/// <param name="Title">What lies there, for administrators, such as «Работы учеников».</param>
/// <param name="MaxBytes">The largest file; the school may set a lower limit for all (<c>Files:MostMegabytes</c>).</param>
/// <param name="NameLength">Length of a name at most, in UTF-16 units.</param>
public sealed record FileShelf(string Id, Type Row, LocalText Title, int MaxBytes, int NameLength = 200)
{
    private static readonly TextCatalog T = new(typeof(Texts));

    /// <summary>Longest <see cref="Id"/>.</summary>
    public const int IdLength = 80;

    /// <summary>What is taken; absent: every <see cref="FileKind"/>.</summary>
    public IReadOnlyList<FileKind>? Kinds { get; init; }

    /// <summary>For the field of a form.</summary>
    public string Accepted => Kinds is null ? FileKind.Accepted : string.Join(',', Kinds.Select(k => k.Ending));

    /// <summary>Adds what speaks against a file before anything is asked elsewhere: nothing in it, too large, none of the kinds.</summary>
    /// <param name="faults">Where it is added.</param>
    /// <param name="field">Name of the field.</param>
    /// <param name="content">The file, as <see cref="FileKind.Read"/> gives it.</param>
    /// <param name="most">A lower limit than the shelf's own, in bytes.</param>
    public void Check(Faults faults, string field, byte[] content, int? most = null)
    {
        var before = faults.Found.Count;
        FileKind.Check(faults, field, content, Math.Min(MaxBytes, most ?? MaxBytes));
        if (Kinds is not null && faults.Found.Count == before && !Kinds.Contains(FileKind.Of(content)!))
            faults.Add(field, T["File.KindOf", string.Join(", ", Kinds.Select(k => k.Ending[1..].ToUpperInvariant()))], "media-type");
    }
}
