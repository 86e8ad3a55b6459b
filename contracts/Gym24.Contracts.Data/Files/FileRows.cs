namespace Gym24.Contracts.Data;

/// <summary>A content that is kept; files that are the same have one.</summary>
public sealed class FileContentRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256 in hexadecimal.</summary>
    public string Hash { get; init; } = "";

    public int Size { get; init; }
    public string MediaType { get; init; } = "";

    /// <summary>When it was kept, or kept once more.</summary>
    public DateTime At { get; set; }

    /// <summary>It lies in the folder of the school's files; else it stands here.</summary>
    public bool InFolder { get; set; }

    /// <summary>Absent while it lies in the folder.</summary>
    public byte[]? Content { get; set; }
}

/// <summary>That a row of a module has a content.</summary>
public sealed class FileRefRow
{
    /// <summary>Id of the module's row.</summary>
    public Guid Id { get; init; }

    /// <summary>Id of the <see cref="Gym24.Contracts.Files.FileShelf"/>.</summary>
    public string Shelf { get; init; } = "";

    public Guid ContentId { get; init; }
}
