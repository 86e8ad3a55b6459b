using Gym24.Contracts.Access;
using Gym24.Contracts.Events;
using Gym24.Contracts.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Portfolio.Achievements.Record;

/// <summary>A result of a run becomes an achievement: one row per run and person, whatever was corrected.</summary>
[Requires(Permissions.Add)]
internal sealed class RecordResult(PortfolioDb db) : IEventHandler<ResultEntered>
{
    public async Task Handle(ResultEntered happened, CancellationToken cancellation)
    {
        var row = await db.Achievements.SingleOrDefaultAsync(a => a.RunId == happened.Run && a.PersonId == happened.Person, cancellation);
        if (row is null)
        {
            row = new Achievement
            {
                RunId = happened.Run, PersonId = happened.Person, Title = "", Kind = "", Outcome = "", EnteredAt = db.Now,
            };
            db.Add(row);
        }
        (row.Title, row.Kind, row.Level, row.Outcome) = (Cut(happened.OfferingName, Achievement.TitleLength), happened.Kind, happened.Level, happened.Outcome);
        (row.On, row.SchoolYear, row.Points, row.Note) = (happened.On, happened.SchoolYear, happened.Points, happened.Note);
        (row.Offering, row.Subjects, row.Partners) = (happened.Offering, Joined(happened.Subjects), Joined(happened.Partners));
        row.State = happened.Withdrawn ? AchievementState.Void : AchievementState.Confirmed;
        row.ChangedAt = db.Now;
        await db.SaveChangesAsync(cancellation);
    }

    private static string? Joined(IReadOnlyList<string> codes) => codes.Count == 0 ? null : Cut(string.Join(' ', codes), Achievement.ListLength);

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..max];
}
