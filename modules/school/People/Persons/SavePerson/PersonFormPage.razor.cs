using Gym24.Contracts;
using Gym24.Contracts.People;
using Gym24.Contracts.Ui;
using Gym24.People.Classes.ListClasses;
using Gym24.People.Persons.ShowPerson;
using Microsoft.AspNetCore.Components;
using static Gym24.People.Texts;

namespace Gym24.People.Persons.SavePerson;

public sealed partial class PersonFormPage
{
    private FormErrors _errors = new(), _leftErrors = new();
    private PersonCard? _card;
    private IReadOnlyList<ClassRow> _classes = [];
    private Sent _input = new();

    [Parameter] public Guid? Id { get; set; }
    [SupplyParameterFromForm(FormName = "person")] private Sent? Input { get; set; }
    [SupplyParameterFromForm(FormName = "left")] private SentLeft? LeftInput { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Id is { } id)
            _card = await Mediator.Send(new ShowPerson.ShowPerson(id));
        else
            _classes = (await Mediator.Send(new ListClasses())).Classes;
        _input = Input ?? (_card is { Person: var p } ? new Sent
        {
            Version = p.Version, Kind = p.Kind.ToString(), Surname = p.Surname, GivenName = p.GivenName, Patronymic = p.Patronymic,
            BirthDate = FormValues.Of(p.BirthDate), ExternalId = p.ExternalId,
        } : new Sent { Kind = nameof(PersonKind.Pupil) });
    }

    private async Task Save()
    {
        var kind = _card?.Person.Kind ?? (_input.Kind == nameof(PersonKind.Staff) ? PersonKind.Staff : PersonKind.Pupil);
        try
        {
            var id = await Mediator.Send(new SavePerson(Id, _input.Version, kind, _input.Surname, _input.GivenName, _input.Patronymic,
                PersonWords.Date(_input.BirthDate), _input.ExternalId, kind == PersonKind.Pupil ? PersonWords.Id(_input.Class) : null,
                PersonWords.Date(_input.From), _input.Despite));
            Flash.Done(T["Person.Saved"]);
            Address.NavigateTo($"/people/{id}");
        }
        catch (Refusal refusal)
        {
            _errors = FormErrors.Of(refusal, "Input.");
        }
    }

    private async Task Leave()
    {
        try
        {
            await Mediator.Send(new SetLeft.SetLeft(Id!.Value, LeftInput?.Version ?? 0,
                _card!.Person.LeftOn is null ? PersonWords.Date(LeftInput?.On) ?? School.Today : null));
            Flash.Done(T["Person.Saved"]);
            Address.NavigateTo($"/people/{Id}");
        }
        catch (Refusal refusal)
        {
            _leftErrors = FormErrors.Of(refusal, "LeftInput.");
        }
    }

    private sealed class Sent
    {
        public int Version { get; set; }
        public string? Kind { get; set; }
        public string? Surname { get; set; }
        public string? GivenName { get; set; }
        public string? Patronymic { get; set; }
        public string? BirthDate { get; set; }
        public string? ExternalId { get; set; }
        public string? Class { get; set; }
        public string? From { get; set; }
        public bool Despite { get; set; }
    }

    private sealed class SentLeft
    {
        public int Version { get; set; }
        public string? On { get; set; }
    }
}
