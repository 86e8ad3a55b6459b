using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Questionnaires.Questions;
using Gym24.Questionnaires.Templates;
using MediatR;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Forms.MakeQuestionnaire;

/// <summary>Begins a questionnaire: an empty one, one from a template, or a copy.</summary>
/// <param name="Title">Absent: that of what it is made from.</param>
/// <param name="Run">The run it asks about; its participants or their parents are the audience.</param>
[Requires(Permissions.Manage)]
internal sealed record MakeQuestionnaire(string? Title, string? Template = null, Guid? Copied = null, Guid? Run = null) : ICommand<Guid>, IValidated, IAbout
{
    public Guid? Subject => Copied ?? Run;

    public void Validate(Faults faults) => faults.Text("title", Title, Questionnaire.TitleLength, required: Template is null && Copied is null);
}

internal sealed class MakeQuestionnaireHandler(QuestionnairesDb db, TemplateBook templates, ICaller caller) : IRequestHandler<MakeQuestionnaire, Guid>
{
    public async Task<Guid> Handle(MakeQuestionnaire request, CancellationToken cancellation)
    {
        var title = string.IsNullOrWhiteSpace(request.Title) ? null : request.Title.Trim();
        var made = request.Copied is { } copied ? Copy(await db.Find(copied, cancellation), title)
            : request.Template is { } template ? FromTemplate(templates.Find(template)
                ?? throw new Refusal(RefusalKind.Invalid, "unknown-template", T["Template.None"], "template"), title, request.Run)
            : New(title!, request.Run);
        db.Add(made);
        return made.Id;
    }

    private Questionnaire New(string title, Guid? run) => new()
    {
        Title = title, Anonymous = true, MinimumGroup = templates.MinimumGroup, AuthorId = caller.PersonId, MadeAt = db.Now, Version = 1, RunId = run,
        Audience = Stored.Write(new Audience(run is null ? AudienceKind.Parents : AudienceKind.Participants)),
    };

    private Questionnaire FromTemplate(Template template, string? title, Guid? run)
    {
        var made = New(title ?? template.Title, run);
        (made.Explanation, made.Anonymous, made.Questions) = (template.Explanation, template.Anonymous, Stored.Write(template.Questions));
        made.Audience = Stored.Write(new Audience(run is not null && template.Audience == AudienceKind.Pupils ? AudienceKind.Participants : template.Audience));
        return made;
    }

    private Questionnaire Copy(Questionnaire other, string? title)
    {
        var made = New(title ?? Cut(T["Questionnaire.CopyOf", other.Title]), other.RunId);
        (made.Explanation, made.Anonymous, made.ByClass, made.Questions, made.Audience) = (other.Explanation, other.Anonymous, other.ByClass, other.Questions, other.Audience);
        return made;
    }

    private static string Cut(string title) => title.Length <= Questionnaire.TitleLength ? title : title[..Questionnaire.TitleLength];
}
