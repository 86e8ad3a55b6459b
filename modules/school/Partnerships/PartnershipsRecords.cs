using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Privacy;
using Gym24.Partnerships.Agreements;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Attendance;
using Gym24.Partnerships.Results;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Window;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships;

/// <summary>Run, grade and outcome stay for the figures; of one person they stay together, so that heads are still counted once.</summary>
internal sealed class PartnershipsRecords(PartnershipsDb db) : PersonalTables<PartnershipsDb>(db)
{
    private const string Applications = "applications";
    private static readonly LocalText Law = new("273-ФЗ, ст. 28, ч. 3", "Federal law 273-FZ, art. 28, part 3");

    protected override void Tell()
    {
        Kind(Applications, new("Заявки, посещаемость и результаты", "Applications, attendance and results"), RecordFate.Anonymised, 3, Law)
            .Anonymises<Application>(a => a.PersonId, a => a.Reason, a => a.OverruleReason, a => a.EnteredBy)
            .Links<Application, Run>(a => a.RunId, r => r.Id)
            .Anonymises<Mark>(m => m.PersonId)
            .Anonymises<RunResult>(r => r.PersonId, r => r.Note);
        Kind("charge", new("Ответственный за проведение, договор, предложение партнёра", "In charge of a run or an agreement, a partner's proposal"), RecordFate.Anonymised, 3, Law)
            .TakesOut<Run>(r => r.Teacher, r => r.TeacherName)
            .TakesOut<Agreement>(a => a.Responsible, a => a.ResponsibleName)
            .TakesOut<Proposal>(p => p.ProposedBy, p => p.ProposedByName);
    }

    /// <summary>Nobody comes to what is still ahead: the place is free. Without an event, since there is nobody it could be about.</summary>
    protected override async Task<ErasedRows> EraseBefore(string kind, Guid person, Guid nobody, CancellationToken cancellation)
    {
        if (kind != Applications)
            return new(0, 0);
        var today = DateOnly.FromDateTime(Db.Now);
        var live = await Db.Set<Application>().AsNoTracking()
            .Where(a => a.PersonId == person && Seats.Live.Contains(a.State) && a.Run.State == RunState.Open && a.Run.Ends >= today)
            .Select(a => new { a.Id, a.RunId, a.State }).ToListAsync(cancellation);
        foreach (var entry in live)
        {
            var (taken, waiting) = (Seats.HoldsPlace(entry.State) ? 1 : 0, entry.State == ApplicationState.Waiting ? 1 : 0);
            await Db.Set<Run>().Where(r => r.Id == entry.RunId)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.Taken, r => r.Taken - taken).SetProperty(r => r.Waiting, r => r.Waiting - waiting), cancellation);
            await Db.Set<Application>().Where(a => a.Id == entry.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.State, ApplicationState.Withdrawn).SetProperty(a => a.OfferedUntil, (DateTime?)null), cancellation);
        }
        return new(0, 0);
    }
}
