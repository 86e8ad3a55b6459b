using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Forms;

internal static class AudienceWords
{
    public static string Kind(AudienceKind kind) => T["Audience.Kind." + kind];

    /// <param name="classes">Names of the chosen classes.</param>
    public static string Of(Audience audience, IReadOnlyList<string> classes) => string.Join(", ", new[]
    {
        Kind(audience.Kind), audience.Grades is { Count: > 0 } grades ? T["Audience.OfGrades", string.Join(", ", grades.Order())] : null, classes.Count > 0 ? string.Join(", ", classes) : null, audience.PerChild ? T["Audience.PerChild"] : null,
    }.OfType<string>());
}
