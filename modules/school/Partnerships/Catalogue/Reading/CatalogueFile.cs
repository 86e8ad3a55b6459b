using Gym24.Contracts.Offerings;

namespace Gym24.Partnerships.Catalogue.Reading;

/// <summary>What a module's catalogue file says, as far as it could be read.</summary>
internal sealed class CatalogueFile
{
    public List<SourceDocument> Sources { get; } = [];
    public List<Direction> Directions { get; } = [];
    public List<PartnerCard> Partners { get; } = [];
    public List<LegalDocument> Documents { get; } = [];
    public List<Conflict> Conflicts { get; } = [];
    public List<Offering> Offerings { get; } = [];
    public List<CatalogueMessage> Messages { get; } = [];

    /// <summary>Ids of entries that stand in the file but could not be read: their last good copies stay.</summary>
    public HashSet<string> Faulty { get; } = [];

    /// <summary>Sections that could not be read as a whole: what they once held stays, too.</summary>
    public HashSet<string> FaultySections { get; } = [];

    /// <summary>The file itself could not be parsed.</summary>
    public bool Unreadable { get; set; }

    /// <summary>Where each entry begins, for messages that come up later.</summary>
    public Dictionary<string, int> Lines { get; } = [];
}

/// <summary>A document the facts come from, as a person would name it.</summary>
internal sealed record SourceDocument(string Id, string Title);

/// <summary>A direction of the school's project.</summary>
internal sealed record Direction(string Id, string Name, string? NameEn, bool Core)
{
    public IReadOnlyList<string> OtherNames { get; init; } = [];
    public string? Summary { get; init; }
    public IReadOnlyList<ConflictNote> Conflicts { get; init; } = [];
    public IReadOnlyList<SourceNote> Sources { get; init; } = [];
}

/// <summary>An organisation the school works with.</summary>
internal sealed record PartnerCard
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string ShortName { get; init; }
    public string? NameEn { get; init; }
    public IReadOnlyList<string> OtherNames { get; init; } = [];
    public required string Kind { get; init; }
    public string? Parent { get; init; }
    public string? City { get; init; }

    /// <summary>Name of a picture in the module's folder.</summary>
    public string? Logo { get; init; }
    public IReadOnlyList<string> Urls { get; init; } = [];
    public IReadOnlyList<string> Cooperation { get; init; } = [];
    public IReadOnlyList<string> Directions { get; init; } = [];
    public IReadOnlyList<string> Audience { get; init; } = [];
    public IReadOnlyList<string> LegalBasis { get; init; } = [];
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public OfferingStatus Status { get; init; }
    public string? Notes { get; init; }
    public IReadOnlyList<string> Inferred { get; init; } = [];
    public IReadOnlyList<ConflictNote> Conflicts { get; init; } = [];
    public IReadOnlyList<SourceNote> Sources { get; init; } = [];
    public string Module { get; init; } = "";
    public bool Withdrawn { get; init; }
}

/// <summary>A paper the cooperation rests on.</summary>
internal sealed record LegalDocument(string Id, string Type)
{
    public string? Category { get; init; }
    public string? Title { get; init; }
    public string? Number { get; init; }
    public DateOnly? Date { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    /// <summary>For how long, as the source puts it, where it gives no days.</summary>
    public string? Term { get; init; }

    /// <summary>Id of an organisation, or a name where it has no card.</summary>
    public string? Issuer { get; init; }

    /// <summary>Ids of the organisations that signed it.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];
    public string? Subject { get; init; }

    /// <summary>What rests on it besides offerings and organisations, which name it themselves: sites, statuses, programmes.</summary>
    public IReadOnlyList<string> Supports { get; init; } = [];
    public IReadOnlyList<OtherAct> Amends { get; init; } = [];
    public IReadOnlyList<OtherAct> AmendedBy { get; init; } = [];
    public string? Notes { get; init; }
    public IReadOnlyList<string> Inferred { get; init; } = [];
    public IReadOnlyList<ConflictNote> Conflicts { get; init; } = [];
    public IReadOnlyList<SourceNote> Sources { get; init; } = [];
    public string Module { get; init; } = "";

    /// <summary>The module that ships it is off or no longer has it.</summary>
    public bool Withdrawn { get; init; }
}

/// <summary>An act that a document changes or is changed by, as far as the source names it.</summary>
internal sealed record OtherAct(string? Type, string Number, DateOnly? Date, string? Issuer);

/// <summary>Where the sources disagree.</summary>
internal sealed record Conflict(string Id, string Kind, string Severity, string Topic, string A, string? B, string? Suggestion);
