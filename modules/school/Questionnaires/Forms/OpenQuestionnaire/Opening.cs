using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Shell;
using Gym24.Questionnaires.Answers;
using Gym24.Questionnaires.Questions;
using Gym24.Questionnaires.Results;
using Microsoft.EntityFrameworkCore;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Forms.OpenQuestionnaire;

/// <summary>Makes the audience a list, puts up the empty boxes of an anonymous questionnaire, and tells people.</summary>
internal sealed class Opening(QuestionnairesDb db, AudienceBook audiences, INotices notices)
{
    /// <exception cref="Refusal">Nobody would be asked, or of an anonymous one too few for results ever to be shown.</exception>
    public async Task Open(Questionnaire row, CancellationToken cancellation)
    {
        var invited = await audiences.Of(row, cancellation);
        if (invited.Count == 0)
            throw new Refusal(RefusalKind.Rule, "nobody", T["Open.Nobody"]);
        if (row.Anonymous && invited.Count < row.MinimumGroup)
            throw new Refusal(RefusalKind.Rule, "too-few", T["Open.TooFew", invited.Count, row.MinimumGroup]);
        (row.State, row.OpenedAt) = (QuestionnaireState.Open, db.Now);
        db.AddRange(invited);
        if (row.Anonymous)
            foreach (var group in row.ByClass ? invited.Select(i => i.Group).Distinct() : [""])
                db.Add(new Box { QuestionnaireId = row.Id, Group = group, Content = Stored.Write(new Tally()) });
        var until = row.Deadline!.Value;
        foreach (var one in invited)
            notices.Tell(one.PersonId, NoticeKinds.Asked, T.Both(row.Anonymous ? "Told.Anonymous" : "Told.Named", Short(row.Title), (Func<string>)(() => Contracts.Ui.Words.Date(until))),
                $"/questionnaires/answer/{one.Id}", one.AboutId == one.PersonId ? null : one.AboutId);
    }

    public static string Short(string title) => title.Length <= 120 ? title : title[..119] + "…";
}

/// <summary>Opens what was planned for today. What cannot be opened any more (nobody is there to be asked) becomes a draft again.</summary>
[Requires(Permissions.Manage)]
internal sealed class OpenPlanned(QuestionnairesDb db, DbSession session, Opening opening, ISchool school) : IJob
{
    public LocalText Title => T.Both("Jobs.Open");

    public string Schedule => "0 5/10 6-22 * * ?";

    public async Task<bool> Step(CancellationToken cancellation)
    {
        var today = school.Today;
        return await session.InTransactionAsync(async () =>
        {
            var row = await db.Questionnaires.Where(q => q.State == QuestionnaireState.Planned && q.OpensOn <= today).OrderBy(q => q.MadeAt).FirstOrDefaultAsync(cancellation);
            if (row is null)
                return false;
            try
            {
                if (row.Deadline < today)
                    throw new Refusal(RefusalKind.Rule, "late", T["Open.Late"]);
                await opening.Open(row, cancellation);
            }
            catch (Refusal)
            {
                (row.State, row.OpensOn) = (QuestionnaireState.Draft, null);
            }
            await db.SaveChangesAsync(cancellation);
            return true;
        }, cancellation);
    }
}
