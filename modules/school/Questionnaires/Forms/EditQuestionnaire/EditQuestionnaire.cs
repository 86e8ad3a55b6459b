using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Questionnaires.Questions;
using Gym24.Questionnaires.Templates;
using MediatR;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Forms.EditQuestionnaire;

/// <summary>Changes title, explanation, audience and whether names are kept, while it is a draft.</summary>
[Requires(Permissions.Manage)]
internal sealed record EditQuestionnaire(
    Guid Id, int Version, string Title, string? Explanation, bool Anonymous, bool ByClass, int? MinimumGroup, AudienceKind? Kind, IReadOnlyList<Guid> Classes, bool PerChild,
    IReadOnlyList<int>? Grades = null)
    : ICommand<Unit>, IValidated, IAbout
{
    public const int LargestGroup = 50;

    public Guid? Subject => Id;

    public void Validate(Faults faults)
    {
        faults.Text("title", Title, Questionnaire.TitleLength);
        faults.Text("explanation", Explanation, Questionnaire.ExplanationLength, required: false);
        faults.Chosen("kind", Kind is not null);
    }
}

internal sealed class EditQuestionnaireHandler(QuestionnairesDb db, IPeopleDirectory people, TemplateBook templates) : IRequestHandler<EditQuestionnaire, Unit>
{
    public async Task<Unit> Handle(EditQuestionnaire request, CancellationToken cancellation)
    {
        var row = await db.Draft(request.Id, request.Version, cancellation);
        var faults = new Faults();
        // The school may ask for more than the file says, never for less.
        if (request.Anonymous)
            faults.Range("minimumGroup", request.MinimumGroup, templates.MinimumGroup, EditQuestionnaire.LargestGroup);
        if (request.Kind == AudienceKind.Participants && row.RunId is null)
            faults.Add("kind", T["Audience.NoRun"]);
        var known = await people.Classes(cancellation);
        if (request.Classes.Except(known.Select(c => c.Id)).Any())
            faults.Add("classes", T["Audience.UnknownClass"]);
        if (request.Grades?.Except(known.Select(c => c.Grade)).Any() == true)
            faults.Add("grades", T["Audience.UnknownGrade"]);
        faults.ThrowIfAny();

        row.Title = request.Title.Trim();
        row.Explanation = string.IsNullOrWhiteSpace(request.Explanation) ? null : request.Explanation.Trim();
        (row.Anonymous, row.ByClass, row.MinimumGroup) = (request.Anonymous, request.Anonymous && request.ByClass, request.MinimumGroup ?? templates.MinimumGroup);
        row.Audience = Stored.Write(new Audience(request.Kind!.Value, row.RunId is null ? request.Classes : null, row.RunId is null ? request.Grades : null,
            request.PerChild && request.Kind == AudienceKind.Parents));
        return Unit.Value;
    }
}
