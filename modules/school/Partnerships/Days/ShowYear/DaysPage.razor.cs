using System.Globalization;
using Gym24.Contracts.Access;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Days.KeepDay;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Days.ShowYear;

public sealed partial class DaysPage
{
    private YearDays _days = new(0, [], [], []);
    private OwnDay? _entry;
    private bool _manages;

    [SupplyParameterFromQuery] private int? Year { get; set; }
    [SupplyParameterFromQuery] private Guid? Edit { get; set; }

    private static List<Option> Kinds => [.. Enum.GetValues<OwnDayKind>().Select(k => new Option(k.ToString(), T["Days.Kind." + k], T["Days.KindHint." + k]))];

    protected override async Task Load()
    {
        _days = await Mediator.Send(new ShowDays(Year is >= 2000 and <= 2100 ? Year : null), Http.RequestAborted);
        _manages = Caller.Can(Permissions.ManageDays);
        _entry = _days.Own.FirstOrDefault(d => d.Id == Edit);
    }

    private Task Save()
    {
        var errors = new FormErrors();
        var draft = new DayDraft(Enum.TryParse<OwnDayKind>(Typed("kind"), out var kind) ? kind : null, Typed("name"),
            Day("from", errors), Day("to", errors), Day("instead", errors));
        if (errors.Any)
        {
            (Errors, Http.Response.StatusCode) = (errors, 400);
            return Task.CompletedTask;
        }
        return Carry(async () =>
        {
            if (Edit is { } id)
                await Mediator.Send(new ChangeDay(id, int.TryParse(Typed("version"), CultureInfo.InvariantCulture, out var seen) ? seen : -1, draft), Http.RequestAborted);
            else
                await Mediator.Send(new AddDay(draft), Http.RequestAborted);
            return ($"/school-days?year={School.YearOf(draft.From!.Value)}", T["Days.Saved"]);
        });
    }

    private Task Remove(Guid day) => Carry(async () =>
    {
        await Mediator.Send(new RemoveDay(day), Http.RequestAborted);
        return ($"/school-days?year={_days.SchoolYear}", T["Days.Removed"]);
    });

    private DateOnly? Day(string field, FormErrors errors)
    {
        if (string.IsNullOrWhiteSpace(Typed(field)))
            return null;
        if (DateOnly.TryParseExact(Typed(field)!.Trim(), ["yyyy-MM-dd", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        errors.Add(field, T["Run.NotDate"]);
        return null;
    }
}
