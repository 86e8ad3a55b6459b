using Gym24.Contracts;
using Gym24.Contracts.People;
using Gym24.People.Families;
using Gym24.People.Import.ApplyImport;
using Gym24.People.Import.CheckImport;
using Gym24.People.Import.Lines;
using Gym24.People.Import.ShowImport;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Tests.ImportSchool;

namespace Gym24.People.Tests;

/// <summary>Who of the file is who of the school.</summary>
public sealed class ImportPeopleTests
{
    private const string Twins = "Ким;Анна;Ли;05.05.2015;5Б;\nКим;Алла;Ли;05.05.2015;5Б;\n";

    [Fact]
    public async Task Second_import_updates_and_never_doubles()
    {
        await using var school = await Roster.Start();
        const string first = "Семёнов;Пётр;;01.02.2014;6А;15\nПетрова - Водкина;Анна;Юрьевна;02.02.2014;6А;\n";
        Assert.Equal("new 4, changed 0, same 0, left 0, errors 0", (await school.Import(Head + first + Twins)).Counts());
        Assert.Equal("new 0, changed 0, same 4, left 0, errors 0", (await school.Import(Head + first + Twins)).Counts());
        var second = await school.Check(Head + "СЕМЕНОВ;ПЕТР;Ильич;01.02.2014;6Б;15\nпетрова-водкина;анна;Юрьевна;02.02.2014;6А;16\n" + Twins);
        Assert.Equal("new 0, changed 2, same 2, left 0, errors 0", second.Import.Counts());
        Assert.Equal(
            ["name: Семёнов Пётр → Семёнов Пётр Ильич", "class: 6А → 6Б", "externalId:  → 16"],
            second.Lines.SelectMany(l => l.Detail.Changes).Select(c => $"{c.Field}: {c.Old} → {c.New}"));
        Assert.Equal(["Ким Алла Ли", "Ким Анна Ли", "Петрова-Водкина Анна Юрьевна", "Семёнов Пётр"], await school.Names());
    }

    [Fact]
    public async Task Number_finds_a_person_whose_name_changed_and_words_follow_it()
    {
        await using var school = await Roster.Start();
        await school.Import(Head + "Иванова;Анна;Юрьевна;02.02.2014;6А;16\n");
        await school.Import(Head + "Лебедева;Анна;Юрьевна;02.02.2014;6А;16\n");
        Assert.Equal(["Лебедева Анна Юрьевна"], await school.Names());
        Assert.Equal(["16", "анна", "лебедева", "юрьевна"], await school.Db(db => db.Tokens.OrderBy(t => t.Token).Select(t => t.Token).ToListAsync()));
    }

    [Fact]
    public async Task Namesakes_are_told_apart_by_date_or_number_or_asked_about()
    {
        await using var school = await Roster.Start();
        await school.Import(Head + "Иванов;Иван;;01.02.2014;6А;\nИванов;Иван;;03.04.2015;5А;\nПетров;Лев;;;6А;1\nПетров;Лев;;;6А;2\n");
        Assert.Equal(["Иванов Иван", "Иванов Иван", "Петров Лев", "Петров Лев"], await school.Names());
        var view = await school.Check(Head + "Иванов;Иван;;;7А;\nПетров;Лев;;;6Б;2\n");
        Assert.Equal(["строка 2: Иванов Иван: в школе подходят 2. Укажите дату рождения или номер личного дела."], view.Problems());
        Assert.Equal(1, view.Import.Changed);
    }

    [Fact]
    public async Task Same_person_twice_in_a_file_is_an_error_of_the_later_line()
    {
        await using var school = await Roster.Start();
        var view = await school.Check(Head
            + "Иванов;Иван;;01.02.2014;6А;\nИванов;Иван;;01.02.2014;6А;\nПетров;Лев;;;6А;\nПетров;Лев;Ильич;;6Б;\nКац;Яков;;;6А;7\nКац;Илья;;;6А;7\n");
        Assert.Equal([
            "строка 3: Иванов Иван с той же датой рождения уже есть в строке 2.",
            "строка 5: Петров Лев Ильич: тёзка в строке 4. Чтобы их различить, укажите дату рождения или номер личного дела у обоих.",
            "строка 7: Номер 7 уже стоит в строке 6."], view.Problems());
    }

    [Fact]
    public async Task Leavers_are_marked_only_by_a_complete_list_and_may_come_back()
    {
        await using var school = await Roster.Start();
        const string both = "Иванов;Иван;;01.02.2014;6А;\nПетров;Лев;;01.03.2014;6А;\n";
        await school.Import(Head + both);
        Assert.Equal("new 0, changed 0, same 1, left 0, errors 0", (await school.Import(Head + "Иванов;Иван;;01.02.2014;6А;\n")).Counts());
        Assert.Equal("new 0, changed 0, same 1, left 1, errors 0", (await school.Import(Head + "Иванов;Иван;;01.02.2014;6А;\n", complete: true)).Counts());
        Assert.Equal(["Иванов Иван"], await school.Names());
        Assert.Equal(2, await school.Db(db => db.People.CountAsync()));
        Assert.Equal(1, await school.Db(db => db.Memberships.CountAsync(m => m.LastDay == null)));
        Assert.Equal(1, await school.Db(db => db.Set<Contracts.Data.OutboxRow>().CountAsync(r => r.Type == typeof(PersonLeft).FullName)));
        Assert.Equal("new 0, changed 1, same 1, left 0, errors 0", (await school.Import(Head + both, complete: true)).Counts());
        Assert.Equal(["Иванов Иван", "Петров Лев"], await school.Names());
    }

    [Fact]
    public async Task Errors_keep_everything_out_until_they_are_skipped_knowingly()
    {
        await using var school = await Roster.Start();
        const string file = "Иванов;Иван;;01.02.2014;6А;\nПетров;Лев;;31.02.2014;6А;\nКац;Илья;;;;\n";
        var view = await school.Check(Head + file);
        Assert.Equal(["строка 3, столбец «Дата рождения»: «31.02.2014» не похоже на дату. Пишите так: 31.12.2014.", "строка 4: Новому ученику нужен класс."], view.Problems());
        await Assert.ThrowsAsync<Refusal>(() => school.Send(new ApplyImport(view.Import.Id)));
        Assert.Empty(await school.Names());
        var complete = await school.Check(Head + file, complete: true);
        await Assert.ThrowsAsync<Refusal>(() => school.Send(new ApplyImport(complete.Import.Id, SkipErrors: true)));
        await school.Import(Head + file, skipErrors: true);
        Assert.Equal(["Иванов Иван"], await school.Names());
    }

    [Fact]
    public async Task Missing_column_is_named_before_anything_is_read()
    {
        await using var school = await Roster.Start();
        var id = await school.Upload(Utf8("Фамилия;Имя;Дата рождения\nИванов;Иван;01.02.2014\n"));
        var import = (await school.Send(new ShowImport(id))).Import;
        var refusal = await Assert.ThrowsAsync<Refusal>(() => school.Send(new CheckImport(id, import.Mapping, PersonKind.Pupil, false, import.EffectiveOn)));
        Assert.Equal(("Class", "column-missing"), (refusal.Faults[0].Field, refusal.Faults[0].Code));
        await Assert.ThrowsAsync<Refusal>(() => school.Send(new CheckImport(id, new Dictionary<RosterField, int>
        {
            [RosterField.Surname] = 0, [RosterField.GivenName] = 1, [RosterField.Class] = 9,
        }, PersonKind.Pupil, false, import.EffectiveOn)));
    }

    [Fact]
    public async Task Out_of_date_dry_run_runs_again_instead_of_being_applied()
    {
        await using var school = await Roster.Start();
        var view = await school.Check(Head + "Иванов;Иван;;01.02.2014;6А;\n");
        school.Clock.Advance(TimeSpan.FromMinutes(1));
        await school.Db(db => { db.Person("Иванов Иван", born: new(2014, 2, 1)); return Task.FromResult(0); });
        Assert.False(await school.Send(new ApplyImport(view.Import.Id)));
        await school.Send(new Import.RunImport.RunImport(view.Import.Id));
        Assert.Equal("new 0, changed 1, same 0, left 0, errors 0", (await school.Send(new ShowImport(view.Import.Id))).Import.Counts());
    }

    [Fact]
    public async Task Guardians_come_along_and_siblings_share_them_when_all_speaks_for_it()
    {
        await using var school = await Roster.Start();
        const string head = "ФИО;Класс;Мать;Отец\n";
        const string family = "Иванов Пётр Олегович;6А;Иванова Вера Ильинична;Иванов Олег Львович\nИванова Анна Олеговна;5А;Иванова Вера Ильинична;\nСидоров Пётр Олегович;6А;Иванова Вера Ильинична;\n";
        await school.Import(head + family);
        Assert.Equal(["Иванов Олег Львович", "Иванова Вера Ильинична", "Иванова Вера Ильинична"], await school.Names(PersonKind.Guardian));
        Assert.Equal("new 0, changed 0, same 3, left 0, errors 0", (await school.Import(head + family)).Counts());
        Assert.Equal(4, await school.Db(db => db.Guardianships.CountAsync()));
        await school.Db(db => db.Guardianships.Where(g => g.Relation == Relation.Father).ExecuteUpdateAsync(s => s.SetProperty(g => g.LastDay, new DateOnly(2026, 11, 1))));
        Assert.Equal(3, (await school.Import(head + family)).Unchanged);
    }

    [Fact]
    public async Task Staff_come_from_their_own_list_and_become_homeroom_teachers()
    {
        await using var school = await Roster.Start();
        Assert.Equal(2, (await school.Import("ФИО;Табельный номер\nПетрова Вера Львовна;Т-1\nКац Яков Ильич;Т-2\n", kind: PersonKind.Staff)).New);
        var view = await school.Check("ФИО;Класс;Классный руководитель\nИванов Иван;6А;Петрова В.Л.\nСухов Лев;6А;Петрова Вера Львовна\nЛисин Ян;6Б;Немо Н.Н.\n");
        Assert.Equal(3, view.Import.New);
        Assert.Contains("Немо Н.Н.", Assert.Single(view.Problems()));
        await school.Import("ФИО;Класс;Классный руководитель\nИванов Иван;6А;Петрова В.Л.\n");
        var sixth = Assert.Single(await school.Directory(d => d.Classes()));
        Assert.Equal("Петрова Вера Львовна", (await school.Directory(d => d.Find(sixth.HomeroomTeacher!.Value)))!.DisplayName);
    }

    [Fact]
    public async Task New_school_year_moves_everybody_up_and_keeps_the_old_classes()
    {
        await using var school = await Roster.Start();
        await school.Import(Head + "Иванов;Иван;;01.02.2014;6А;\n");
        school.Clock.Set(new DateTimeOffset(2027, 9, 3, 3, 0, 0, TimeSpan.Zero));
        await school.Import(Head + "Иванов;Иван;;01.02.2014;7А;\n");
        var rows = await school.Db(db => db.Memberships.OrderBy(m => m.FirstDay).Select(m => new { m.FirstDay, m.LastDay }).ToListAsync());
        Assert.Equal((new DateOnly(2026, 9, 1), (DateOnly?)new DateOnly(2027, 8, 31)), (rows[0].FirstDay, rows[0].LastDay));
        Assert.Equal((new DateOnly(2027, 9, 1), (DateOnly?)null), (rows[1].FirstDay, rows[1].LastDay));
    }
}
