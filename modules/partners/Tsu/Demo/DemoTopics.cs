using Gym24.Contracts.Demo;
using Gym24.Contracts.People;
using Gym24.Tsu.Topics;
using Gym24.Tsu.Topics.AnswerTopic;
using Gym24.Tsu.Topics.ChangeSupervision;
using Gym24.Tsu.Topics.ListTopics;
using Gym24.Tsu.Topics.ProposeTopic;
using Gym24.Tsu.Topics.WorkOnTopic;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tsu.Demo;

/// <summary>Topics at every step in the invented school, made by the same requests as real ones.</summary>
internal sealed class DemoTopics(IMediator mediator, TsuDb db, IPeopleDirectory people) : IDemoSource
{
    private const int Supervisors = 5, TopicsMax = 4, AuthorsMax = 3;

    private static readonly (string Title, string Question, string? Existing)[] Topics =
    [
        ("Шум на школьных переменах", "Где в школе громче всего и почему?", "Замеры телефоном за одну неделю"),
        ("Слова томских улиц", "Какие названия исчезли и что от них осталось в речи горожан?", null),
        ("Свет в классе зимой", "Хватает ли дневного света на последних партах?", "Прочитаны санитарные нормы"),
        ("Птицы у кормушек школьного двора", "Кто прилетает и меняется ли состав за зиму?", "Фотографии за ноябрь"),
        ("Карта доступности", "Куда от школы добирается человек на коляске?", null),
        ("Дневник учебной недели", "Сколько времени на самом деле уходит на домашние задания?", "Опрос двух классов"),
        ("Математика узоров", "Какие симметрии есть в деревянной резьбе старых домов?", null),
        ("Лёд на Ушайке", "Как толщина льда зависит от погоды прошедшей недели?", "Таблица погоды за декабрь"),
    ];

    public async Task Fill(DemoSchool demo, CancellationToken cancellation)
    {
        var staff = await people.Staff(cancellation);
        var classes = (await people.Classes(cancellation)).Where(c => c.Grade >= 8).ToList();
        if (staff.Count == 0 || classes.Count == 0)
            return;
        var known = demo.Accounts.Find(a => a.Role == "teacher")?.Person;
        var chosen = staff.OrderByDescending(p => p.Id == known).Take(Supervisors).Select(p => p.Id).ToList();
        await Choose(chosen, cancellation);
        for (var i = 0; i < Topics.Length; i++)
        {
            var pupils = await people.PupilsOf(classes[i % classes.Count].Id, demo.Today, cancellation);
            // The pupil one can sign in as proposes on the page.
            var authors = pupils.Where(p => demo.Accounts.TrueForAll(a => a.Person != p.Id)).Skip(i / classes.Count * AuthorsMax).Take(1 + (i % AuthorsMax)).Select(p => p.Id).ToList();
            if (authors.Count > 0)
                await Bring(i, authors, chosen, demo.Today, cancellation);
        }
    }

    private async Task Choose(IReadOnlyList<Guid> supervisors, CancellationToken cancellation)
    {
        var choice = await mediator.Send(new ReadChoice(), cancellation);
        await mediator.Send(new ChangeSupervision(choice.Rules.Version, choice.Areas.ToDictionary(a => a.Number, a => a.Name),
            [.. choice.Stages.Select(s => new StageDraft(s.Name, s.Number * 4))], supervisors, TopicsMax, AuthorsMax), cancellation);
    }

    /// <summary>Two of eight wait, one was asked back, one declined, the others are at work; one of those is late.</summary>
    private async Task Bring(int number, IReadOnlyList<Guid> authors, IReadOnlyList<Guid> supervisors, DateOnly today, CancellationToken cancellation)
    {
        var (title, question, existing) = Topics[number];
        var supervisor = supervisors[number % supervisors.Count];
        var topic = await mediator.Send(new ProposeTopic(new TopicDraft(title, 1 + (number % 6), question, existing, number % 3 == 1 ? null : supervisor), authors), cancellation);
        if (number is 1 or 6)
            return;
        var (reply, text) = number switch
        {
            3 => (Reply.AskBack, "Уточните, как вы будете считать птиц и сколько раз в неделю."),
            4 => (Reply.Decline, "Такую карту уже делает девятый класс, присоединяйтесь к ним."),
            _ => (Reply.Accept, (string?)null),
        };
        await mediator.Send(new AnswerTopic(topic, await Version(topic, cancellation), reply, text, supervisor), cancellation);
        if (reply != Reply.Accept)
            return;
        if (number == 0)
            (await db.Stages.SingleAsync(s => s.TopicId == topic && s.Number == 1, cancellation)).Due = today.AddDays(-5);
        else
            await mediator.Send(new HandInStage(topic, await Version(topic, cancellation), 1, "План готов, посмотрите, пожалуйста."), cancellation);
        if (number is 5 or 7)
            await mediator.Send(new JudgeStage(topic, await Version(topic, cancellation), 1, number == 5, "Хороший план, добавьте сроки измерений."), cancellation);
        await Sign(topic, authors[0], supervisor, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Nobody is signed in while the school is invented: the remarks are signed afterwards.</summary>
    private async Task Sign(Guid topic, Guid author, Guid supervisor, CancellationToken cancellation)
    {
        var names = (await people.Find([author, supervisor], cancellation)).ToDictionary(p => p.Id, p => p.DisplayName);
        var remarks = await db.Comments.Where(c => c.TopicId == topic).OrderBy(c => c.At).ToListAsync(cancellation);
        for (var i = 0; i < remarks.Count; i++)
            remarks[i].Writer = names[i == 0 ? author : supervisor];
    }

    private async Task<int> Version(Guid topic, CancellationToken cancellation) =>
        await db.Topics.Where(t => t.Id == topic).Select(t => t.Version).SingleAsync(cancellation);
}
