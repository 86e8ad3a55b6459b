using System.Security.Cryptography;
using System.Text;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;

namespace Gym24.Tpu.Works;

/// <summary>Where a work stands.</summary>
internal enum WorkState
{
    Draft = 0,
    HandedIn = 1,
    Returned = 2,
    Accepted = 3,

    /// <summary>The jury's result is known.</summary>
    Judged = 4,
}

/// <summary>A work for the conference-contest.</summary>
internal sealed class Work : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }

    /// <summary>The contest: a run of its offering.</summary>
    public Guid RunId { get; init; }

    public required string Title { get; set; }
    public required string SortKey { get; set; }
    public string? Abstract { get; set; }

    /// <summary>See <see cref="KeyOf"/>.</summary>
    public required string AuthorsKey { get; set; }

    /// <summary>Person id of the school's teacher.</summary>
    public Guid? Supervisor { get; set; }

    public string? SupervisorName { get; set; }
    public WorkState State { get; set; }

    /// <summary>Why it was returned.</summary>
    public string? Reason { get; set; }

    /// <summary>A deadline of its own, given with the return; absent: that of the contest.</summary>
    public DateTime? Until { get; set; }

    public DateTime ChangedAt { get; set; }

    /// <summary>The last time; absent: never yet.</summary>
    public DateTime? HandedInAt { get; set; }

    /// <summary>The file as it stands now; handed-in ones stand in <see cref="WorkVersion"/> as well.</summary>
    public Guid? FileId { get; set; }

    /// <summary>Word of the jury, as in the vocabulary of outcomes.</summary>
    public string? Outcome { get; set; }

    public int? Place { get; set; }
    public string? Diploma { get; set; }

    /// <summary>The same for the same people in whatever order: one work per set of authors; alone and with a friend are two.</summary>
    public static string KeyOf(IEnumerable<Guid> authors) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(' ', authors.Distinct().Select(a => $"{a:N}").Order(StringComparer.Ordinal)))));

    public static bool Follows(WorkState from, WorkState to) => (from, to) is
        (WorkState.Draft or WorkState.HandedIn or WorkState.Returned, WorkState.HandedIn)
        or (WorkState.Draft, WorkState.Draft) or (WorkState.Returned, WorkState.Returned)
        or (WorkState.HandedIn, WorkState.Returned or WorkState.Accepted)
        or (WorkState.Accepted or WorkState.Judged, WorkState.Judged);
}

/// <summary>A pupil who wrote a work.</summary>
internal sealed class WorkAuthor
{
    public Guid WorkId { get; init; }
    public Guid PersonId { get; init; }
}

/// <summary>A file of a work; the content lies with the platform.</summary>
internal sealed class WorkFile
{
    public static readonly FileShelf Shelf = new("tpu.works", typeof(WorkFile), Texts.T.Both("Work.Files"), 20 * 1024 * 1024, WorkTables.FileNameLength);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid WorkId { get; init; }
    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public int Size { get; init; }

    /// <summary>SHA-256: the same file again is no new one.</summary>
    public required string Hash { get; init; }

    public DateTime At { get; init; }
}

/// <summary>What was handed in at a moment. Handing in again adds one and takes none away.</summary>
internal sealed class WorkVersion
{
    public Guid WorkId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    public required string Title { get; init; }
    public string? Abstract { get; init; }
    public Guid FileId { get; init; }
    public DateTime At { get; init; }
    public required string ByName { get; init; }
}

/// <summary>What a contest has beyond its run.</summary>
internal sealed class ContestTerms : IVersioned
{
    public Guid RunId { get; init; }
    public int Version { get; set; }

    /// <summary>The moment after which nothing is taken.</summary>
    public DateTime DeadlineAt { get; set; }
}
