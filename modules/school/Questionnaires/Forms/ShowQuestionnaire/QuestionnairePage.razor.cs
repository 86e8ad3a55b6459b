using Gym24.Contracts.Ui;
using Gym24.Questionnaires.Forms.CloseQuestionnaire;
using Gym24.Questionnaires.Forms.EditQuestion;
using MediatR;
using Microsoft.AspNetCore.Components;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Forms.ShowQuestionnaire;

public sealed partial class QuestionnairePage
{
    private ShownQuestionnaire? _shown;

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnInitializedAsync() => _shown = await Mediator.Send(new ShowQuestionnaire(Id));

    private string Here => $"/questionnaires/{Id}";

    private Task Move() => Form.Send(
        () => Form.Text("move")?.Split(':') is [var question, var by] && int.TryParse(by, System.Globalization.CultureInfo.InvariantCulture, out var steps)
            ? new MoveQuestion(Id, Form.Version(), question, steps) : new MoveQuestion(Id, Form.Version(), "", 0),
        request => Mediator.Send(request), _ => ((string?)null, Here), OnInitializedAsync);

    private Task Close() => Form.Send(() => new CloseQuestionnaire.CloseQuestionnaire(Id, Form.Version()), request => Mediator.Send(request),
        _ => (T["Close.Done"], Here), OnInitializedAsync);

    private Task Extend() => Form.Send(() => new ExtendQuestionnaire(Id, Form.Version(), Form.Date("deadline")), request => Mediator.Send(request),
        _ => (T["Extend.Done"], Here), OnInitializedAsync);

    private Task Delete() => Form.Send(() => new DeleteDraft(Id, Form.Version()), request => Mediator.Send(request),
        _ => (T["Delete.Done"], "/questionnaires/manage"), OnInitializedAsync);

    private Task Copy() => Form.Send(() => new MakeQuestionnaire.MakeQuestionnaire(null, Copied: Id), request => Mediator.Send(request),
        made => (T["Questionnaire.Copied"], $"/questionnaires/{made}"));
}
