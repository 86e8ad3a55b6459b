using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Tsu;

/// <summary>Projects and research: a topic, the supervisor's question and answer, the first stage.</summary>
public sealed class TopicTests(SharedSchool school) : BrowserTest(school)
{
    private const string Title = "Почему скрипит снег";

    [Fact]
    public async Task A_pupil_proposes_a_supervisor_answers_and_a_stage_is_handed_in_and_accepted()
    {
        var pupil = await (await As(Roles.Pupil, Device.Phone)).Open("/tsu/topics/new");
        await Fill(pupil, 5);
        await pupil.Button("Предложить").ClickAsync();
        await pupil.Says("Тема отправлена");
        var topic = new Uri(pupil.Url).AbsolutePath;
        await pupil.Says("Код для соавторов");
        // A second one in the same area is refused beside the field, nothing typed is lost.
        await pupil.GotoAsync("/tsu/topics/new");
        await Fill(pupil, 5);
        await pupil.Button("Предложить").ClickAsync();
        await Expect(pupil.ErrorOf("Направление")).ToContainTextAsync("уже есть тема");
        await Expect(pupil.GetByLabel("Тема")).ToHaveValueAsync(Title);

        var teacher = await (await As(Roles.Teacher, Device.WithoutScript)).Open("/tsu/topics?state=Proposed");
        await teacher.Main.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await teacher.GetByLabel("Что уточнить").FillAsync("При какой температуре?");
        await teacher.Button("Уточнить").ClickAsync();
        await teacher.Says("Вопрос отправлен авторам.");

        await pupil.GotoAsync(topic);
        await pupil.Says("При какой температуре?");
        await pupil.Link("Изменить тему").ClickAsync();
        await pupil.GetByLabel("Что уже есть").FillAsync("Записи при −10 и −25 градусах");
        await pupil.Button("Отправить снова").ClickAsync();
        await pupil.Says("Тема отправлена");

        await teacher.GotoAsync(topic);
        await teacher.Button("Взять тему").ClickAsync();
        await teacher.Says("Тема принята, этапы назначены.");

        await pupil.GotoAsync(topic);
        await pupil.Main.Locator("#f-hand-in").FillAsync("План на три недели");
        await pupil.Button("Сдать этап").ClickAsync();
        await pupil.Says("Этап сдан");

        await teacher.GotoAsync(topic);
        await teacher.Says("План на три недели");
        await teacher.Button("Вернуть").ClickAsync();
        await Expect(teacher.ErrorOf("Комментарий")).ToBeVisibleAsync();
        await teacher.Button("Принять этап").ClickAsync();
        await teacher.Says("Этап принят.");
        await pupil.GotoAsync(topic);
        await Expect(pupil.Button("Сдать этап")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_coordinator_names_an_area_and_everybody_reads_its_name()
    {
        var page = await (await As(Roles.Coordinator)).Open("/tsu/topics/settings");
        await page.GetByLabel("Направление 4").FillAsync("природа и город");
        await page.GetByLabel("Направление 6").FillAsync("Природа и город");
        await page.Button("Сохранить").ClickAsync();
        await Expect(page.ErrorOf("Направление 6")).ToContainTextAsync("одинаково");
        await page.GetByLabel("Направление 4").FillAsync("");
        await page.Button("Сохранить").ClickAsync();
        await page.Says("Сохранено.");
        var pupil = await (await As(Roles.Parent)).Open("/tsu/topics");
        await Expect(pupil.GetByLabel("Направление")).ToContainTextAsync("Природа и город");
    }

    private static async Task Fill(IPage page, int area)
    {
        await page.GetByLabel("Тема").FillAsync(Title);
        await page.GetByLabel("Направление").SelectOptionAsync(new SelectOptionValue { Index = area });
        await page.GetByLabel("Вопрос или замысел").FillAsync("От чего зависит звук шагов по снегу?");
    }
}
