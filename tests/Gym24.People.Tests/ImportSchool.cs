using System.IO.Compression;
using System.Text;
using Gym24.Contracts;
using Gym24.Contracts.People;
using Gym24.Contracts.Testing;
using Gym24.People.Import;
using Gym24.People.Import.ApplyImport;
using Gym24.People.Import.CheckImport;
using Gym24.People.Import.RunImport;
using Gym24.People.Import.ShowImport;
using Gym24.People.Import.UploadRoster;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Tests;

/// <summary>Takes a file through the import as an administrator would.</summary>
internal static class ImportSchool
{
    public const string Head = "Фамилия;Имя;Отчество;Дата рождения;Класс;Личное дело\n";

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static Task<Guid> Upload(this TestSchool school, byte[] file, PersonKind kind = PersonKind.Pupil) =>
        school.Send(new UploadRoster(new MemoryStream(file), "список.csv", kind));

    public static async Task<ImportView> Check(this TestSchool school, byte[] file, bool complete = false, PersonKind kind = PersonKind.Pupil)
    {
        var id = await school.Upload(file, kind);
        var import = (await school.Send(new ShowImport(id))).Import;
        await school.Send(new CheckImport(id, import.Mapping, kind, complete, import.EffectiveOn));
        Assert.True(await school.Send(new RunImport(id, 10_000)));
        return await school.Send(new ShowImport(id, Size: 200));
    }

    public static Task<ImportView> Check(this TestSchool school, string text, bool complete = false, PersonKind kind = PersonKind.Pupil) =>
        school.Check(Utf8(text), complete, kind);

    public static async Task<RosterImport> Import(this TestSchool school, string text, bool complete = false, bool skipErrors = false, PersonKind kind = PersonKind.Pupil)
    {
        school.Clock.Advance(TimeSpan.FromMinutes(1));
        var view = await school.Check(text, complete, kind);
        Assert.True(await school.Send(new ApplyImport(view.Import.Id, skipErrors)));
        Assert.True(await school.Send(new RunImport(view.Import.Id, 10_000)));
        return (await school.Send(new ShowImport(view.Import.Id))).Import;
    }

    public static async Task<string> Refused(this TestSchool school, byte[] file) =>
        (await Assert.ThrowsAsync<Refusal>(() => school.Upload(file))).Message;

    public static Task<List<string>> Names(this TestSchool school, PersonKind kind = PersonKind.Pupil) =>
        school.Db(db => db.People.Where(p => p.Kind == kind && p.LeftOn == null).OrderBy(p => p.SortKey).Select(p => p.DisplayName).ToListAsync());

    public static string Counts(this RosterImport i) => $"new {i.New}, changed {i.Changed}, same {i.Unchanged}, left {i.Left}, errors {i.Errors}";

    public static IEnumerable<string> Problems(this ImportView view) => view.Lines.SelectMany(l => l.Detail.Problems).Select(p => p.ToString());

    /// <summary>A workbook with one sheet, written by hand so that a test decides every byte of it.</summary>
    public static byte[] Workbook(string sheetData, string? before = null, Action<ZipArchive>? more = null)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            Part("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Список" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Part("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            Part("xl/worksheets/sheet1.xml", $"""{before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{sheetData}</sheetData></worksheet>""");
            more?.Invoke(zip);

            void Part(string name, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return memory.ToArray();
    }

    public static string Row(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((c, i) => $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>";
}
