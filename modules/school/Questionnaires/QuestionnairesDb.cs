using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Questionnaires.Answers;
using Gym24.Questionnaires.Forms;
using Microsoft.EntityFrameworkCore;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires;

internal sealed class QuestionnairesDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    public DbSet<Questionnaire> Questionnaires => Set<Questionnaire>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<NamedAnswers> NamedAnswers => Set<NamedAnswers>();
    public DbSet<Box> Boxes => Set<Box>();

    protected override void Tables(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(QuestionnairesDb).Assembly);

    /// <exception cref="Refusal">There is no such questionnaire.</exception>
    public async Task<Questionnaire> Find(Guid id, CancellationToken cancellation) =>
        await Questionnaires.SingleOrDefaultAsync(q => q.Id == id, cancellation) ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Questionnaire.None"]);

    /// <summary>One that may still be changed, as the person saw it.</summary>
    /// <exception cref="Refusal">There is none, or it was opened already.</exception>
    public async Task<Questionnaire> Draft(Guid id, int version, CancellationToken cancellation)
    {
        var found = await Find(id, cancellation);
        if (found.State != QuestionnaireState.Draft)
            throw new Refusal(RefusalKind.Rule, "frozen", T["Questionnaire.Frozen"]);
        Expect(found, version);
        return found;
    }
}
