using System.Globalization;
using Gym24.Contracts.Ui;
using Gym24.Questionnaires.Questions;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Forms;

internal static class QuestionnaireWords
{
    public static (Tone Tone, string Label) State(QuestionnaireState state, DateOnly? deadline, DateOnly today) => state switch
    {
        QuestionnaireState.Draft => (Tone.Neutral, T["State.Draft"]),
        QuestionnaireState.Planned => (Tone.Info, T["State.Planned"]),
        QuestionnaireState.Open when today <= deadline => (Tone.Good, T["State.Open"]),
        _ => (Tone.Neutral, T["State.Closed"]),
    };

    public static string Kind(QuestionKind kind) => T["Kind." + kind];

    public static string Rate(int answered, int asked) => T["Rate", answered, asked, Results.Figures.Share(answered, asked)];

    public static string Number(double number) => number.ToString("0.##", CultureInfo.CurrentCulture);
}
