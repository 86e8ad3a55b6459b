using Gym24.Contracts.Data;
using Gym24.Contracts.Files;

namespace Gym24.Partnerships.Agreements;

/// <summary>A legal basis the school has entered itself, or what it knows better about one that a catalogue ships.</summary>
internal sealed class Agreement : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }

    /// <summary>Id of the shipped document this is about; absent: the school's own.</summary>
    public string? Document { get; init; }

    /// <summary>Of a shipped document: the names of <see cref="BasisFields"/> in which the school's value stands. Of an own one all do.</summary>
    public string Own { get; set; } = "";

    /// <summary>One of <see cref="AgreementKinds.All"/>.</summary>
    public string Kind { get; set; } = "";
    public string? Title { get; set; }
    public string? Number { get; set; }
    public DateOnly? Date { get; set; }
    public string? Issuer { get; set; }

    /// <summary>What is done on its ground.</summary>
    public string? Subject { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }

    /// <summary>Without an end.</summary>
    public bool OpenEnded { get; set; }

    /// <summary>One of <see cref="AgreementKinds.Forms"/>; absent: not stated.</summary>
    public string? Form { get; set; }

    // What a contract on the network form must say (273-FZ, art. 15, part 3).
    public string? Programme { get; set; }
    public string? Resources { get; set; }
    public string? Duties { get; set; }
    public string? Issued { get; set; }

    /// <summary>Sides without a card in the catalogue.</summary>
    public string? Others { get; set; }
    public Guid? Responsible { get; set; }
    public string? ResponsibleName { get; set; }

    /// <summary>Ended before its time, or has lost force.</summary>
    public DateOnly? EndedOn { get; set; }
    public string? EndReason { get; set; }

    /// <summary>Of the form it was entered with: the same form sent twice is one agreement.</summary>
    public Guid? Submission { get; init; }
    public DateTime ChangedAt { get; set; }

    public List<AgreementPartner> Partners { get; init; } = [];
    public List<AgreementLink> Offerings { get; init; } = [];
    public List<AgreementFile> Files { get; init; } = [];
}

internal sealed class AgreementPartner
{
    public Guid AgreementId { get; init; }
    public required string Partner { get; init; }
}

/// <summary>An offering that rests on it by the school's word.</summary>
internal sealed class AgreementLink
{
    public Guid AgreementId { get; init; }
    public required string Offering { get; init; }
}

/// <summary>A scan or text of it; the content lies with the platform.</summary>
internal sealed class AgreementFile
{
    public static readonly FileShelf Shelf = new("partnerships.agreements", typeof(AgreementFile), Texts.T.Both("Agreement.Shelf"), 20 * 1024 * 1024, AgreementTables.IssuerLength);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AgreementId { get; init; }
    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public int Size { get; init; }

    /// <summary>SHA-256: the same file attached twice is one.</summary>
    public required string Hash { get; init; }
    public DateTime At { get; init; }
    public string ByName { get; init; } = "";
}

/// <summary>What was done with it, by whom and when.</summary>
internal sealed class AgreementStep
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AgreementId { get; init; }
    public DateTime At { get; init; }
    public string ByName { get; init; } = "";

    /// <summary>Such as <c>added changed extended ended attached removed linked unlinked</c>.</summary>
    public required string What { get; init; }
    public DateOnly? Was { get; init; }
    public DateOnly? Until { get; init; }
    public string? Note { get; init; }
}

/// <summary>What the school decides about the register; one row.</summary>
internal sealed class AgreementSettings
{
    public int Id { get; init; }

    /// <summary>How many days ahead an end is warned of.</summary>
    public int WarnDays { get; set; }

    /// <summary>When the ends are to be looked at again.</summary>
    public DateTime NextLook { get; set; }
}

/// <summary>An end that was told: once each.</summary>
internal sealed class AgreementWarning
{
    /// <summary>Id in the register.</summary>
    public required string Basis { get; init; }
    public DateOnly Ends { get; init; }

    /// <summary>It had run out already.</summary>
    public bool Over { get; init; }
    public DateTime At { get; init; }
}
