using System.IO.Compression;
using System.Text;
using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Partnerships.Agreements;
using Gym24.Partnerships.Agreements.AttachFile;
using Microsoft.EntityFrameworkCore;
using Attach = Gym24.Partnerships.Agreements.AttachFile.AttachFile;

namespace Gym24.Partnerships.Tests.Agreements;

public sealed class FileTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n%%EOF");

    [Fact]
    public async Task A_file_comes_back_as_it_was_and_lies_with_the_platform()
    {
        await using var school = await AgreementSchool.Start();
        var file = await school.School.Send(new Attach("doc-contract", @"C:\Документы\Договор 24.pdf", Pdf));
        Assert.Equal(file, await school.School.Send(new Attach("doc-contract", "ещё раз.pdf", Pdf)));
        var listed = Assert.Single((await school.Show("doc-contract")).Files);
        Assert.Equal(("Договор 24.pdf", "application/pdf", Pdf.Length), (listed.Name, listed.MediaType, listed.Size));
        Assert.Equal(Pdf, (await school.AsReader().School.Send(new ReadFile(file))).Content);
        Assert.Equal(1, await school.Read(db => db.Set<FileContentRow>().CountAsync()));
    }

    [Fact]
    public async Task A_removed_file_is_gone_with_its_content()
    {
        await using var school = await AgreementSchool.Start();
        var file = await school.School.Send(new Attach("doc-law", "a.pdf", Pdf));
        await school.School.Send(new RemoveFile("doc-law", file));
        Assert.Equal((0, 0), (await school.Read(db => db.Set<AgreementFile>().CountAsync()), await school.Read(db => db.Set<FileContentRow>().CountAsync())));
        Assert.Equal("not-found", (await AgreementSchool.Refused(() => school.School.Send(new ReadFile(file)))).Code);
        Assert.Equal("not-found", (await AgreementSchool.Refused(() => school.School.Send(new RemoveFile("doc-law", file)))).Code);
    }

    [Fact]
    public async Task A_file_of_one_basis_is_not_removed_through_another()
    {
        await using var school = await AgreementSchool.Start();
        var file = await school.School.Send(new Attach("doc-law", "a.pdf", Pdf));
        Assert.Equal("not-found", (await AgreementSchool.Refused(() => school.School.Send(new RemoveFile("doc-contract", file)))).Code);
        Assert.Equal("not-found", (await AgreementSchool.Refused(() => school.School.Send(new ReadFile(file, "doc-contract")))).Code);
        Assert.Equal("a.pdf", (await school.School.Send(new ReadFile(file, "doc-law"))).Name);
    }

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "договор.pdf", Encoding.UTF8.GetBytes("<!doctype html><script>alert(1)</script>"), "media-type" },
        { "договор.pdf", [], "empty" },
        { "договор.svg", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), "media-type" },
        { "договор.docx", Zip("a.txt"), "media-type" },
        { "договор.docx", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "media-type" },
        { "договор.docx", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3], "media-type" },
        { "договор.exe", [0x4D, 0x5A, 0x90, 0x00], "media-type" },
    };

    [Fact]
    public Task What_is_too_large_is_refused() => What_is_no_document_is_refused_by_its_content("договор.pdf", [.. Pdf, .. new byte[30 * 1024 * 1024]], "too-large");

    [Theory, MemberData(nameof(Bad))]
    public async Task What_is_no_document_is_refused_by_its_content(string name, byte[] content, string code)
    {
        await using var school = await AgreementSchool.Start();
        var refusal = await AgreementSchool.Refused(() => school.School.Send(new Attach("doc-contract", name, content)));
        Assert.Equal(("file", code), (refusal.Faults[0].Field, refusal.Faults[0].Code));
        Assert.Equal(0, await school.Read(db => db.Set<AgreementFile>().CountAsync()));
    }

    public static TheoryData<string, byte[], string> Good => new()
    {
        { "скан.jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0], "скан.jpeg" },
        { "скан.pdf", [0xFF, 0xD8, 0xFF, 0xE0, 0], "скан.pdf.jpg" },
        { "скан", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "скан.png" },
        { "../../etc/passwd", Pdf, "passwd.pdf" },
        { "", Pdf, "document.pdf" },
        { "a\r\nX: b\".pdf", Pdf, "aX b.pdf" },
        { new string('ы', 400) + ".pdf", Pdf, new string('ы', 296) + ".pdf" },
        { "текст.docx", Zip("[Content_Types].xml", "word/document.xml"), "текст.docx" },
        { "текст.odt", Odt(), "текст.odt" },
    };

    [Theory, MemberData(nameof(Good))]
    public async Task The_name_follows_the_content(string name, byte[] content, string kept)
    {
        await using var school = await AgreementSchool.Start();
        await school.School.Send(new Attach("doc-contract", name, content));
        Assert.Equal(kept, Assert.Single((await school.Show("doc-contract")).Files).Name);
    }

    [Fact]
    public async Task A_stream_without_an_end_is_not_read_to_its_end()
    {
        var read = await FileKind.Read(new Endless(), AgreementFile.Shelf.MaxBytes, TestContext.Current.CancellationToken);
        Assert.InRange(read.Length, AgreementFile.Shelf.MaxBytes + 1, AgreementFile.Shelf.MaxBytes + 100_000);
    }

    private static byte[] Odt() => Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>"));

    private static byte[] Zip(params string[] names) => Zip([.. names.Select(n => (n, "x"))]);

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
                using (var writer = new StreamWriter(archive.CreateEntry(name).Open()))
                    writer.Write(text);
        return stream.ToArray();
    }

    private sealed class Endless : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(buffer.Length);
    }
}
