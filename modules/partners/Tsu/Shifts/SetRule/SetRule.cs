using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Tsu.Shifts.Rules;
using MediatR;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Shifts.SetRule;

/// <summary>A group of kinds as it was typed.</summary>
internal sealed record GroupDraft(string? Name, IReadOnlyList<string>? Kinds, int? Cap, IReadOnlyList<Worth>? Points)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && (Kinds ?? []).Count == 0 && Cap is null && (Points ?? []).All(p => p.Points == 0);
}

/// <summary>Makes the next version of the rule by which places of shifts are given. Settled lists keep theirs.</summary>
/// <param name="After">Number of the newest version the person saw; 0 when there was none.</param>
/// <param name="From">Shifts whose applications open on this day or later follow it.</param>
/// <param name="Years">How many school years count, the shift's own included.</param>
/// <param name="Groups">Empty ones are left out.</param>
/// <returns>The number of the version.</returns>
[Requires(Permissions.ManageShifts)]
internal sealed record SetRule(int After, DateOnly? From, int? Years, TieBreak TieBreak, string? Note, IReadOnlyList<GroupDraft> Groups) : ICommand<int>, IValidated
{
    public const int MostGroups = 6, MostYears = 11, MostPoints = 1000, MostCap = 10_000;

    public void Validate(Faults faults)
    {
        faults.Chosen("from", From is not null);
        faults.Range("from", From?.Year, 2000, 2100);
        faults.Chosen("years", Years is not null);
        faults.Range("years", Years, 1, MostYears);
        faults.Chosen("tieBreak", Enum.IsDefined(TieBreak));
        faults.Text("note", Note, TsuDb.LongLength, required: false);
        faults.Range("groups", Groups.Count, 0, MostGroups);
        if (Groups.All(g => g.IsEmpty))
            faults.Add("group-1-name", T["Rule.NoGroups"], "required");
        for (var i = 0; i < Groups.Count; i++)
            if (!Groups[i].IsEmpty)
                Check(faults, $"group-{i + 1}", Groups[i]);
        foreach (var (kind, group) in Groups.SelectMany((g, i) => (g.Kinds ?? []).Distinct().Select(k => (k, i))).GroupBy(x => x.k).Where(g => g.Count() > 1).Select(g => (g.Key, g.Last().i)))
            faults.Add($"group-{group + 1}-kinds", T["Rule.KindTwice", Vocabulary.Kinds.Word(kind)], "duplicate");
        foreach (var same in Groups.Select((g, i) => (Name: Fold.Text(g.Name), i)).Where(g => g.Name.Length > 0).GroupBy(g => g.Name).Where(g => g.Count() > 1))
            faults.Add($"group-{same.Last().i + 1}-name", T["Rule.NameTwice"], "duplicate");
    }

    private static void Check(Faults faults, string field, GroupDraft group)
    {
        faults.Text($"{field}-name", group.Name, TsuDb.NameLength);
        faults.Chosen($"{field}-kinds", group.Kinds is { Count: > 0 });
        if ((group.Kinds ?? []).FirstOrDefault(k => !Vocabulary.Kinds.Has(k)) is { } unknown)
            faults.Add($"{field}-kinds", T["Rule.UnknownKind", unknown], "unknown-kind");
        faults.Range($"{field}-cap", group.Cap, 1, MostCap);
        var points = group.Points ?? [];
        foreach (var worth in points)
            faults.Range(FieldOf(field, worth.Level, worth.Outcome), worth.Points, 0, MostPoints);
        if (points.Any(p => (p.Level is not null && !Vocabulary.Levels.Has(p.Level)) || !RuleProposal.Outcomes.Contains(p.Outcome))
            || points.GroupBy(p => (p.Level, p.Outcome)).Any(p => p.Count() > 1))
            faults.Add($"{field}-name", T["Rule.UnknownCell"], "unknown-cell");
        else if (points.All(p => p.Points == 0))
            faults.Add(FieldOf(field, Vocabulary.Levels.All[0], RuleProposal.Outcomes[0]), T["Rule.NoPoints"], "required");
    }

    /// <summary>Name of the field of a cell, such as <c>group-1-school-winner</c>.</summary>
    public static string FieldOf(string group, string? level, string outcome) => $"{group}-{level ?? "none"}-{outcome}";
}
