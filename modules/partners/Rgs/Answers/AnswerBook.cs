using Gym24.Contracts;
using Gym24.Rgs.Rounds;
using Gym24.Rgs.Teams;
using Microsoft.EntityFrameworkCore;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Answers;

/// <summary>An answer as typed.</summary>
internal sealed record AnswerLine(Guid Task, string? Text)
{
    public static void Check(IReadOnlyList<AnswerLine>? lines, Faults faults)
    {
        faults.Range("answers", lines?.Count, 0, 100);
        foreach (var line in lines ?? [])
            faults.Text($"answer-{line.Task}", line.Text, RgsDb.AnswerLength, required: false);
    }
}

/// <summary>Keeps a team's answers, whoever hands them in, until the deadline.</summary>
internal sealed class AnswerBook(RgsDb db, RoundBook rounds)
{
    /// <summary>Keeps what is stated; a task that is not named keeps its answer.</summary>
    /// <returns>How many tasks have an answer now.</returns>
    public async Task<int> Keep(Team team, IReadOnlyList<AnswerLine> lines, CancellationToken cancellation)
    {
        var round = await rounds.Find(team.RoundId, cancellation);
        await rounds.MustTakeAnswers(round, cancellation);
        var tasks = (await rounds.Tasks(round.Id, cancellation)).Select(t => t.Id).ToHashSet();
        if (lines.Any(l => !tasks.Contains(l.Task)))
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Answer.UnknownTask"], "answers");
        var stored = await db.Answers.Where(a => a.TeamId == team.Id).ToDictionaryAsync(a => a.TaskId, cancellation);
        foreach (var line in lines.DistinctBy(l => l.Task))
        {
            var text = (line.Text ?? "").Trim().ReplaceLineEndings("\n");
            if (stored.TryGetValue(line.Task, out var before))
            {
                if (before.Text != text)
                    (before.Text, before.At) = (text, db.Now);
            }
            else if (text.Length > 0)
                db.Add(stored[line.Task] = new Answer { TeamId = team.Id, TaskId = line.Task, Text = text, At = db.Now });
        }
        team.AnsweredAt = db.Now;
        return stored.Values.Count(a => a.Text.Length > 0);
    }
}
