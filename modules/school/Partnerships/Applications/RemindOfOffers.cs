using System.Globalization;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications;

/// <summary>A place that was offered waits for an answer, and the day of the answer has come or is tomorrow.</summary>
internal sealed class RemindOfOffers(PartnershipsDb db, IPeopleDirectory people, ISchool school) : IReminderSource
{
    /// <summary>Whoever was told in the evening need not hear of it again in the morning.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromHours(12);

    public async Task<IReadOnlyList<Reminder>> On(DateOnly day, CancellationToken cancellation = default)
    {
        var (now, until, before) = (db.Now, school.Utc(day.AddDays(2).ToDateTime(TimeOnly.MinValue)), db.Now - Told);
        var waiting = await db.Set<Application>().AsNoTracking().Include(a => a.Run)
            .Where(a => a.State == ApplicationState.Offered && a.OfferedUntil > now && a.OfferedUntil < until && a.MovedAt < before).ToListAsync(cancellation);
        var reminders = new List<Reminder>();
        foreach (var some in waiting.Chunk(1000))
        {
            var guardians = await people.GuardiansOf([.. some.Select(a => a.PersonId).Distinct()], cancellation);
            foreach (var offer in some)
            {
                var ends = offer.OfferedUntil!.Value;
                var key = string.Create(CultureInfo.InvariantCulture, $"partnerships.offer/{offer.Id}/{ends:yyyyMMddHHmm}");
                var text = T.Both("Application.Told.Answer", Run.Cut(offer.Run.FullTitle, 300), (Func<string>)(() => Contracts.Ui.Words.DateAndTime(school.Local(ends))));
                reminders.AddRange(guardians[offer.PersonId].Prepend(offer.PersonId)
                    .Select(told => new Reminder(key, told, NoticeKinds.Questions, text, $"/runs/{offer.RunId}", offer.PersonId)));
            }
        }
        return reminders;
    }
}
