using Gym24.Contracts.Files;
using Gym24.Tpu.Course.Rules;

namespace Gym24.Tpu.Tests.Course;

/// <summary>How a line is understood and whom it means, without a database.</summary>
public sealed class RulesTests
{
    private static readonly Candidate
        Ilyich = new(new Guid("00000000-0000-0000-0000-000000000001"), "Иванов Пётр Ильич", "9А"),
        Olegovich = new(new Guid("00000000-0000-0000-0000-000000000002"), "Иванов Пётр Олегович", "10Б"),
        Orlova = new(new Guid("00000000-0000-0000-0000-000000000003"), "Орлова-Семёнова Алёна Игоревна", "9А"),
        Zimina = new(new Guid("00000000-0000-0000-0000-000000000004"), "Зимина Ольга Павловна", "10Б");

    [Theory]
    [InlineData("85", 85)]
    [InlineData("85%", 85)]
    [InlineData("85,5 %", 85)]
    [InlineData("99.9", 99)]
    [InlineData("100", 100)]
    [InlineData("0", 0)]
    [InlineData("", 0)]
    [InlineData("-", 0)]
    [InlineData("101", null)]
    [InlineData("-1", null)]
    [InlineData("много", null)]
    [InlineData("1e2", null)]
    public void Percent_is_a_number_from_0_to_100(string cell, int? percent)
    {
        var line = Line(["Иванов Пётр", cell], CourseField.FullName, CourseField.Percent);
        Assert.Equal(percent, line.Percent);
        Assert.Equal(percent is null ? [$"столбец «Percent»: «{cell}» — не число от 0 до 100."] : [], line.Problems.Select(p => p.ToString()));
    }

    [Theory]
    [InlineData("да", true)]
    [InlineData("Завершён", true)]
    [InlineData("completed", true)]
    [InlineData("нет", false)]
    [InlineData("", false)]
    [InlineData("не завершён", false)]
    [InlineData("В процессе", false)]
    [InlineData("возможно", null)]
    public void Finished_is_said_in_words(string cell, bool? finished)
    {
        var line = Line(["Иванов Пётр", cell], CourseField.FullName, CourseField.Finished);
        Assert.Equal(finished ?? false, line.Finished);
        Assert.Equal(finished is null, line.Problems.Any(p => p is { Code: "Finished", Column: "Finished" }));
    }

    [Theory]
    [InlineData("Иванов Пётр", "12")]
    [InlineData("пётр ИВАНОВ", "12")]
    [InlineData("Иванов Петр Олегович", "2")]
    [InlineData("Иванов П. О.", "2")]
    [InlineData("Иванов П", "12")]
    [InlineData("Орлова Семенова Алена", "3")]
    [InlineData("Орлова Алёна", "3")]
    [InlineData("Иванов", "")]
    [InlineData("Иванов Пётр Пётр", "")]
    [InlineData("П И", "")]
    [InlineData("Иванова Пётр", "")]
    public void Names_fit_in_any_order_with_initials_and_without_patronymic(string name, string fits) => Assert.Equal(
        fits, string.Concat(new NameMatch([Ilyich, Olegovich, Orlova, Zimina]).Of(name).Select(c => c.Id.ToString()[^1])));

    [Theory]
    [InlineData("Иванов Пётр", null, nameof(Outcome.Ask))]
    [InlineData("Иванов Пётр", "9 а", nameof(Outcome.New))]
    [InlineData("Иванов Пётр", "11В", nameof(Outcome.Ask))]
    [InlineData("Орлова Алёна", null, nameof(Outcome.Unchanged))]
    [InlineData("Орлова Алёна", "10Б", nameof(Outcome.Ask))]
    [InlineData("Зимина Ольга", null, nameof(Outcome.NotEntered))]
    [InlineData("Чужой Андрей", null, nameof(Outcome.NotFound))]
    public void A_line_means_one_several_or_nobody(string name, string? inClass, string outcome)
    {
        var line = new CourseLine(2, name, inClass, null, 50, null, []);
        Assert.Equal(outcome, Plan([line]).Lines[0].Outcome.ToString());
    }

    [Fact]
    public void A_decision_holds_for_the_same_name_class_and_account()
    {
        var line = new CourseLine(2, "Иванов Пётр", null, "Petr@school", 50, null, []);
        Assert.Equal((Outcome.New, Olegovich, true), One(Plan([line], (line.Key, Olegovich.Id))));
        Assert.Equal((Outcome.LeftOut, null, true), One(Plan([line], (line.Key, null))));
        Assert.Equal((Outcome.Ask, null, false), One(Plan([line with { Account = "other" }], (line.Key, Olegovich.Id))));
        // Who is no longer entered is asked for anew.
        Assert.Equal((Outcome.Ask, null, false), One(Plan([line], (line.Key, Zimina.Id))));
    }

    [Fact]
    public void Two_lines_for_one_pupil_are_a_mistake_and_another_value_is_another_plan()
    {
        CourseLine[] lines = [new(2, "Орлова Алёна", null, null, 60, null, []), new(5, "Алёна Орлова", null, null, 70, null, [])];
        var plan = Plan(lines);
        Assert.Equal([Outcome.Changed, Outcome.Error], plan.Lines.Select(l => l.Outcome));
        Assert.Contains("строке 2", Assert.Single(plan.Lines[1].Problems).Text, StringComparison.Ordinal);
        Assert.Equal(plan.Seen, Plan(lines).Seen);
        Assert.NotEqual(plan.Seen, Plan([lines[0] with { Percent = 61 }, lines[1]]).Seen);
    }

    [Theory]
    [InlineData(100, null, true)]
    [InlineData(99, null, false)]
    [InlineData(100, false, false)]
    [InlineData(70, true, true)]
    [InlineData(null, true, true)]
    public void Finished_is_what_the_platform_says_else_a_hundred_percent(int? percent, bool? said, bool finished) => Assert.Equal(
        finished, Plan([new CourseLine(2, "Орлова Алёна", null, null, percent, said, [])]).Lines[0].After!.Value.Finished);

    [Fact]
    public void Columns_are_guessed_by_their_headings()
    {
        Assert.Equal([CourseField.FullName, CourseField.Class, CourseField.Percent, CourseField.Finished],
            CourseColumns.Guess(["ФИО", "Группа", "Прогресс", "Курс завершён"]).OrderBy(m => m.Value).Select(m => m.Key));
        Assert.Equal([CourseField.FullName, CourseField.Percent], CourseColumns.Missing(new Dictionary<CourseField, int> { [CourseField.Surname] = 0 }));
    }

    private static CourseLine Line(string[] cells, params CourseField[] fields) => CourseLine.Read(
        new TableLine(2, cells), [.. fields.Select(f => f.ToString())], fields.Select((f, i) => (f, i)).ToDictionary(x => x.f, x => x.i), ragged: false);

    private static CoursePlan Plan(CourseLine[] lines, params (string Key, Guid? Who)[] chosen) => CoursePlan.Of(lines, [Ilyich, Olegovich, Orlova], [Ilyich, Olegovich, Orlova, Zimina],
        new Dictionary<Guid, Standing> { [Orlova.Id] = new(50, false) }, chosen.ToDictionary(c => c.Key, c => c.Who));

    private static (Outcome, Candidate?, bool) One(CoursePlan plan) => (plan.Lines[0].Outcome, plan.Lines[0].Who, plan.Lines[0].Decided);
}
