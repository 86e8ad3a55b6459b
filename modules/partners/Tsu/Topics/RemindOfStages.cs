using System.Globalization;
using Gym24.Contracts.Shell;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Topics;

/// <summary>A stage of a topic is due in three days, and tomorrow, and its authors have not handed it in.</summary>
internal sealed class RemindOfStages(TsuDb db) : IReminderSource
{
    private static readonly int[] Ahead = [3, 1];

    public async Task<IReadOnlyList<Reminder>> On(DateOnly day, CancellationToken cancellation = default)
    {
        var last = day.AddDays(Ahead.Max());
        var due = await (from stage in db.Stages
                         join topic in db.Topics on stage.TopicId equals topic.Id
                         join author in db.Authors on topic.Id equals author.TopicId
                         where topic.State == TopicState.Accepted && (stage.State == StageState.Ahead || stage.State == StageState.Returned)
                             && stage.Due > day && stage.Due <= last
                         select new { topic.Id, topic.Title, stage.Number, stage.Name, Due = stage.Due!.Value, author.PersonId }).ToListAsync(cancellation);
        return
        [
            // On a day on which no host ran it is the next one that reminds: the key names the reminder, not the day.
            .. due.Select(d => new Reminder(
                string.Create(CultureInfo.InvariantCulture, $"tsu.stage/{d.Id}/{d.Number}/{d.Due:yyyy-MM-dd}/{Ahead.Where(a => day.AddDays(a) >= d.Due).Min()}"),
                d.PersonId, NoticeKinds.Topics, T.Both("Stage.Told.Due", TopicDesk.Short(d.Title), TopicDesk.Short(d.Name), (Func<string>)(() => Contracts.Ui.Words.Date(d.Due))),
                $"/tsu/topics/{d.Id}")),
        ];
    }
}
