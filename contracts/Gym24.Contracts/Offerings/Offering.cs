namespace Gym24.Contracts.Offerings;

/// <summary>Whether something is offered now or stands only in older sources.</summary>
public enum OfferingStatus
{
    Active,

    /// <summary>Only in older sources: shown as history, takes no applications.</summary>
    Historic,
}

/// <summary>
/// What a partner has. Mostly without date and capacity: what the sources do not state is <see langword="null"/> or empty here
/// and shown as "not stated". Codes are those of the catalogue schema; unknown ones are refused when a catalogue is loaded.
/// </summary>
public sealed record Offering
{
    /// <summary>Lower-case letters, digits and dashes; unique over all modules, for ever.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Partner ids; the first is the main one.</summary>
    public required IReadOnlyList<string> Partners { get; init; }

    /// <summary>Such as <c>course</c>, <c>olympiad</c>, <c>excursion</c>.</summary>
    public required string Kind { get; init; }

    public IReadOnlyList<string> AlsoKinds { get; init; } = [];

    /// <summary>Of <c>pupils teachers parents students administration</c>.</summary>
    public IReadOnlyList<string> Audience { get; init; } = [];

    /// <summary>Grades 1 to 11, ascending; empty: not stated.</summary>
    public IReadOnlyList<int> Grades { get; init; } = [];

    public string? GradesNote { get; init; }

    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>Id of a direction of the school's project.</summary>
    public string? Direction { get; init; }

    /// <summary>Of <c>lesson-time extra-curricular professional</c>.</summary>
    public IReadOnlyList<string> ActivityTypes { get; init; } = [];

    /// <summary>One of <c>school municipal regional national international</c>.</summary>
    public string? Level { get; init; }

    public Timing? When { get; init; }

    public Capacity? Capacity { get; init; }

    /// <summary>In words, such as «по 3 месяца обучения».</summary>
    public string? Duration { get; init; }

    /// <summary>Length in months, where the source gives one.</summary>
    public int? DurationMonths { get; init; }

    public IReadOnlyList<string> Urls { get; init; } = [];

    public OfferingStatus Status { get; init; }

    public string? Note { get; init; }

    /// <summary>What it is meant to achieve, in the source's words.</summary>
    public string? Aim { get; init; }

    /// <summary>What the source leaves open, in words.</summary>
    public string? Unspecified { get; init; }

    /// <summary>The name is the school's label for an untitled item.</summary>
    public bool OwnLabel { get; init; }

    /// <summary>How the source spells a word of it, where that was put right.</summary>
    public string? SourceSpelling { get; init; }

    /// <summary>Ids of the rows it stands in where the source is a table.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>Id of the offering this one is part of.</summary>
    public string? PartOf { get; init; }

    public IReadOnlyList<string> Coordinators { get; init; } = [];
    public IReadOnlyList<string> Stages { get; init; } = [];
    public IReadOnlyList<Round> Rounds { get; init; } = [];
    public IReadOnlyList<Track> Tracks { get; init; } = [];

    /// <summary>Parts one applies to separately; not offerings of their own in lists and counts.</summary>
    public IReadOnlyList<Variant> Variants { get; init; } = [];

    /// <summary>Ids of the documents it rests on.</summary>
    public IReadOnlyList<string> LegalBasis { get; init; } = [];

    /// <summary>Names of the fields above that the sources do not state and that were derived.</summary>
    public IReadOnlyList<string> Inferred { get; init; } = [];

    public IReadOnlyList<ConflictNote> Conflicts { get; init; } = [];
    public IReadOnlyList<SourceNote> Sources { get; init; } = [];

    /// <summary>Id of the module that ships it; set when the catalogue is loaded.</summary>
    public string Module { get; init; } = "";

    /// <summary>Its module is off, removed, or no longer ships it: stays readable where it was used, takes no new runs.</summary>
    public bool Withdrawn { get; init; }
}

/// <summary>When something takes place, as far as stated.</summary>
/// <param name="Months">1 to 12; empty: not stated.</param>
/// <param name="Season">One of <c>autumn winter spring summer holidays</c>.</param>
/// <param name="Text">In the source's words.</param>
public sealed record Timing(
    IReadOnlyList<int> Months, string? Season, IReadOnlyList<string> Semesters, int? TimesPerYear, int? Year,
    IReadOnlyList<DateSpan> Dates, string? Text);

/// <summary>A stated span of days; a round of a game may have a number.</summary>
public sealed record DateSpan(DateOnly? From, DateOnly? To, int? Round);

/// <summary>How many fit.</summary>
/// <param name="Max">Places of one run, at least 1.</param>
public sealed record Capacity(int? Max, string? Text);

/// <summary>A round of a game or contest.</summary>
public sealed record Round(int Number, string? Topic);

/// <summary>A line of study within an offering.</summary>
public sealed record Track(string Name, IReadOnlyList<string> Subjects);

/// <summary>A part of an offering with its own id and places.</summary>
public sealed record Variant(string Id, string Name, IReadOnlyList<string> Subjects, Capacity? Capacity = null);

/// <summary>Where sources disagree: the id of the conflict and what it means here.</summary>
public sealed record ConflictNote(string Id, string? Note);

/// <summary>Where a fact stands: id of the source document and the section in words.</summary>
public sealed record SourceNote(string Document, string Section);
