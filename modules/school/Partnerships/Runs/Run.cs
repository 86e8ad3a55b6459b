using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;

namespace Gym24.Partnerships.Runs;

/// <summary>One holding of an offering in one school year.</summary>
internal sealed class Run : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }

    /// <summary>The offering or the variant.</summary>
    public required string Offering { get; init; }

    /// <summary>The offering the variant belongs to; the same as <see cref="Offering"/> without variants.</summary>
    public required string Root { get; init; }

    /// <summary>Name of the offering when the run was opened: runs outlive the catalogue.</summary>
    public required string Name { get; init; }

    public required string Kind { get; init; }
    public string? Module { get; init; }
    public int SchoolYear { get; set; }
    public string? Title { get; set; }
    public string SortKey { get; set; } = "";
    public DateOnly Starts { get; set; }
    public DateOnly Ends { get; set; }
    public TimeOnly? At { get; set; }
    public TimeOnly? Until { get; set; }
    public DateOnly EnrolFrom { get; set; }
    public DateOnly EnrolTo { get; set; }
    public int? Places { get; set; }
    public string? Room { get; set; }
    public Guid? Teacher { get; set; }
    public string? TeacherName { get; set; }

    /// <summary>A free place is given at once, without the coordinator's decision.</summary>
    public bool Automatic { get; set; }

    /// <summary>Who finds no place waits; else is refused.</summary>
    public bool WaitingList { get; set; } = true;

    /// <summary>Those entered say on which of its days they come.</summary>
    public bool ChosenDays { get; set; }

    public RunState State { get; set; }
    public string? CancelReason { get; set; }
    public DateTime OpenedAt { get; init; }

    // The four below are changed by statements that hold the row, never through the tracker.
    public int Taken { get; init; }
    public int Waiting { get; init; }
    public int NextTurn { get; init; }
    public int AttendanceVersion { get; init; }
    public int ResultsVersion { get; init; }

    public List<RunSession> Sessions { get; init; } = [];
    public List<RunPartner> Partners { get; init; } = [];

    public string FullTitle => Title is null ? Name : $"{Name}: {Title}";

    public bool IsFree => Places is not { } places || Taken < places;

    public void Sort() => SortKey = Cut(Fold.SortKey(FullTitle), RunTables.SortKeyLength);

    public RunFacts Facts() => new(Id, Offering, SchoolYear, Title, Starts, Ends, At, Until, EnrolFrom, EnrolTo,
        Places, Taken, Waiting, Room, Teacher, State);

    public static string Cut(string text, int max) => text.Length <= max ? text : text[..max];
}

/// <summary>A day on which a run is held.</summary>
internal sealed class RunSession
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RunId { get; init; }
    public DateOnly On { get; init; }
    public TimeOnly? At { get; set; }
    public TimeOnly? Until { get; set; }
}

/// <summary>A partner of the run's offering when it was opened.</summary>
internal sealed class RunPartner
{
    public Guid RunId { get; init; }
    public required string Partner { get; init; }
}

/// <summary>What the school decides about entering; one row.</summary>
internal sealed class RunSettings
{
    public int Id { get; init; }

    /// <summary>How long a freed place is offered.</summary>
    public int OfferHours { get; set; }

    /// <summary>Whoever is younger enters with a guardian's yes (Civil Code, art. 28).</summary>
    public int GuardianUnder { get; set; }

    /// <summary>"Ends soon" on the dashboard.</summary>
    public int SoonDays { get; set; }
}
