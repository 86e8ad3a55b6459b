using System.Security.Cryptography;
using System.Text;
using Gym24.People.Classes;

namespace Gym24.People.Rollover;

/// <summary>A pupil in a class of the year that is over.</summary>
internal sealed record PlanPupil(Guid Id, string Name, Guid Membership, DateOnly FirstDay);

internal sealed record PlanClass(Guid Id, ClassName Name, Guid? Teacher, string? TeacherName, IReadOnlyList<PlanPupil> Pupils);

/// <summary>What becomes of the ninth-graders of whom nothing else was decided.</summary>
internal enum NinthGrade
{
    Undecided = 0,

    /// <summary>They stay, in the tenth grade with the same letter.</summary>
    Stay = 1,

    Leave = 2,
}

/// <summary>Where a pupil goes.</summary>
/// <param name="To">Class of the new year; absent: leaves the school.</param>
internal sealed record PlanMove(PlanClass From, PlanPupil Pupil, ClassName? To);

/// <summary>
/// What 1 September does: everybody one grade up with the letter of the class, the last grade leaves, the ninth chooses. Pure: the same classes and
/// decisions always give the same plan.
/// </summary>
internal sealed class RolloverPlan
{
    public const int ChoosingGrade = 9;
    public const string LeaveWord = "leave";

    private RolloverPlan(IReadOnlyList<PlanMove> moves, IReadOnlyList<(PlanClass Class, PlanPupil Pupil)> undecided, IReadOnlyList<string> unreadable, string seen) =>
        (Moves, Undecided, Unreadable, Seen) = (moves, undecided, unreadable, seen);

    public IReadOnlyList<PlanMove> Moves { get; }

    /// <summary>Ninth-graders who have not chosen.</summary>
    public IReadOnlyList<(PlanClass Class, PlanPupil Pupil)> Undecided { get; }

    /// <summary>Decisions that name no class, as they were written.</summary>
    public IReadOnlyList<string> Unreadable { get; }

    /// <summary>The same as long as the classes have the same pupils.</summary>
    public string Seen { get; }

    /// <param name="decisions">By pupil: <see cref="LeaveWord"/> or the name of a class of the new year; of any pupil.</param>
    public static RolloverPlan Of(IReadOnlyList<PlanClass> classes, IReadOnlyDictionary<Guid, string> decisions, NinthGrade ninth)
    {
        var (moves, undecided, unreadable) = (new List<PlanMove>(), new List<(PlanClass, PlanPupil)>(), new List<string>());
        foreach (var from in classes)
            foreach (var pupil in from.Pupils)
            {
                if (decisions.GetValueOrDefault(pupil.Id) is { Length: > 0 } word)
                {
                    if (word == LeaveWord)
                        moves.Add(new(from, pupil, null));
                    else if (ClassName.Parse(word) is { } named)
                        moves.Add(new(from, pupil, named));
                    else
                        unreadable.Add(word);
                }
                else if (from.Name.Grade == ChoosingGrade && ninth == NinthGrade.Undecided)
                    undecided.Add((from, pupil));
                else
                    moves.Add(new(from, pupil, Leaves(from.Name.Grade, ninth) ? null : Next(from.Name)));
            }
        return new(moves, undecided, unreadable, Fingerprint(classes));
    }

    /// <summary>The class that goes on with the letter.</summary>
    public static ClassName Next(ClassName name) => name with { Grade = name.Grade + 1 };

    private static bool Leaves(int grade, NinthGrade ninth) => grade == ClassName.HighestGrade || (grade == ChoosingGrade && ninth == NinthGrade.Leave);

    private static string Fingerprint(IReadOnlyList<PlanClass> classes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(
        string.Join(' ', classes.SelectMany(c => c.Pupils.Select(p => $"{p.Membership:N}{c.Id:N}")).Order(StringComparer.Ordinal)))))[..32];
}
