using Gym24.Contracts.Data;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Gym24.Questionnaires.Answers.Answer;
using Gym24.Questionnaires.Answers.ListMine;
using Gym24.Questionnaires.Answers.Remind;
using Gym24.Questionnaires.Demo;
using Gym24.Questionnaires.Forms;
using Gym24.Questionnaires.Forms.ListQuestionnaires;
using Gym24.Questionnaires.Forms.OpenQuestionnaire;
using Gym24.Questionnaires.Results.ShowResults;
using Gym24.Questionnaires.Templates;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires;

public sealed class QuestionnairesModule : IModule
{
    public void Register(IModuleBuilder module)
    {
        module.AddData<QuestionnairesDb>();
        module.AddSlices<QuestionnairesModule>();
        module.Services.AddScoped<IPersonalRecords, QuestionnairesRecords>();
        module.Services.AddSingleton<TemplateBook>();
        module.Services.AddScoped<AudienceBook>();
        module.Services.AddScoped<Opening>();
        module.Services.AddScoped<Invited>();
        module.Services.AddScoped<IJob, OpenPlanned>();
        module.Services.AddScoped<IReminderSource, RemindOfQuestionnaires>();
        module.Services.AddScoped<IDemoSource, DemoQuestionnaires>();
        module.Services.AddSingleton(new NavigationEntry("work", () => T["Questionnaires.Title"], "/questionnaires", "clipboard-list", Permissions.Answer, 80));
        module.Services.AddSingleton(new DashboardTile(() => T["Mine.Tile"], "clipboard-list", typeof(MineTile), Permissions.Answer, 15));
        module.Services.AddSingleton(new SlotPanel(Slots.Run, typeof(RunPanel), Permissions.Manage, subject => Guid.TryParse(subject, out _), 80));
    }

    public void MapRoot(IEndpointRouteBuilder root) => ResultsFile.Map(root);

    public Task Start(IServiceProvider services, CancellationToken cancellation)
    {
        // A file with a mistake is told about now, not when somebody makes a questionnaire.
        services.GetRequiredService<TemplateBook>();
        return Task.CompletedTask;
    }
}
