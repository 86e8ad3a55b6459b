using Gym24.Contracts.Access;
using Gym24.Contracts.Shell;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements;

/// <summary>The day a legal basis ends, for those who see the register.</summary>
internal sealed class AgreementCalendar(Register register) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> Between(DateOnly from, DateOnly to, ICaller caller, CancellationToken cancellation) =>
        !caller.Can(Permissions.ReadAgreements) ? [] :
        [
            .. (await register.All(cancellation)).Where(b => b.Validity != Validity.Ended && b.Until >= from && b.Until <= to)
                .Select(b => new CalendarEntry(b.Until!.Value, b.Until.Value, null, T["Agreement.Calendar", AgreementWords.Head(b)], $"/agreements/{b.Id}", "deadline")),
        ];
}
