namespace Gym24.Questionnaires.Forms;

internal enum AudienceKind
{
    /// <summary>Parents of the pupils.</summary>
    Parents = 0,

    Pupils = 1,

    /// <summary>Everybody who works at the school.</summary>
    Staff = 2,

    /// <summary>Those who have a place in the run, whoever they are.</summary>
    Participants = 3,
}

/// <summary>Who is asked. It is a rule until the questionnaire opens; then it becomes a list that stays.</summary>
/// <param name="Classes">Of these classes; none and no grades: of the whole school.</param>
/// <param name="Grades">Of these grades.</param>
/// <param name="PerChild">Parents answer for each of their children; else once.</param>
internal sealed record Audience(AudienceKind Kind, IReadOnlyList<Guid>? Classes = null, IReadOnlyList<int>? Grades = null, bool PerChild = false);
