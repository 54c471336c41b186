using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using DigitalTrade.Access.Packs.Bundles;

namespace DigitalTrade.Access.Packs.Tests.Bundles;

/// <summary>What goes into a bundle comes out; what was made to harm does not get in.</summary>
public sealed class BundleTests
{
    private const string Head = "pack:\n  id: zone\n  kind: local\n  version: \"7\"\n  territory: [sh-lingang]\n  title: {zh: 临港, en: Lingang}\n";
    private const string Case = "cases: []\n";

    [Test]
    public void Bundle_has_what_the_folder_has()
    {
        var bundle = BundleReader.Read(Built());
        Assert.Multiple(() =>
        {
            Assert.That((bundle.Manifest.Pack, bundle.Manifest.Version, bundle.Manifest.Local), Is.EqualTo(("zone", "7", true)));
            Assert.That(bundle.Manifest.Territory, Is.EqualTo(new[] { "sh-lingang" }));
            Assert.That(bundle.Files.Keys, Is.EqualTo(new[] { "pack.yaml", "tests/cases.yaml" }));
            Assert.That(Encoding.UTF8.GetString(bundle.Files["pack.yaml"]), Is.EqualTo(Head));
        });
    }

    [Test]
    public void Same_files_give_the_same_bytes()
    {
        var first = Built();
        Assert.That(Built(), Is.EqualTo(first));
    }

    [Test]
    public void Folder_without_a_pack_makes_none()
    {
        using var folder = new Folder(("rules.yaml", "zones: []\n"));
        Assert.That(() => BundleWriter.Write(folder.Path), Throws.TypeOf<BundleException>().With.Message.Contains("pack.yaml"));
    }

    [TestCase("../pack.yaml"), TestCase("/etc/pack.yaml"), TestCase("a/../../b.yaml"), TestCase("a\\b.yaml"), TestCase("C:/b.yaml"), TestCase("./b.yaml"), TestCase("a//b.yaml"), TestCase(".git/b.yaml"), TestCase("folder/"), TestCase("pack\u202Eyaml.yaml")]
    public void Name_that_leads_elsewhere_is_refused(string name) => Refused(Zip(("manifest.json", "{}"), (name, "x")), "may not stand in a bundle");

    [Test]
    public void File_that_is_no_rule_file_is_refused() => Refused(Zip(("run.sh", "x")), "no rule file");

    [TestCase("pack.yaml"), TestCase("PACK.yaml")]
    public void Name_that_is_there_twice_is_refused(string second) => Refused(Zip(("pack.yaml", Head), (second, Head)), "there twice");

    [Test]
    public void Link_is_refused() => Refused(Zip(z => Add(z, "pack.yaml", "/etc/passwd").ExternalAttributes = unchecked((int)0xA1FF0000)), "is a link");

    [Test]
    public void Zip_bomb_is_refused_unread()
    {
        var bomb = Zip(z =>
        {
            using var stream = z.CreateEntry("pack.yaml", CompressionLevel.SmallestSize).Open();
            stream.Write(new byte[2_000_000]);
        });
        Assert.That(bomb, Has.Length.LessThan(10_000));
        Refused(bomb, "unpacks to more than is read");
    }

    [Test]
    public void Entry_that_lies_about_its_length_is_refused()
    {
        var zip = Zip(z =>
        {
            using var stream = z.CreateEntry("pack.yaml", CompressionLevel.SmallestSize).Open();
            stream.Write(new byte[100_000]);
        });

        // The length in the central directory, and in the header of the entry.
        foreach (var mark in (byte[][])[[0x50, 0x4B, 1, 2], [0x50, 0x4B, 3, 4]])
        {
            var at = zip.AsSpan().IndexOf(mark) + (mark[2] == 1 ? 24 : 22);
            BitConverter.TryWriteBytes(zip.AsSpan(at, 4), 50);
        }

        Assert.That(() => BundleReader.Read(zip), Throws.TypeOf<BundleException>());
    }

    [Test]
    public void Too_many_files_are_refused() => Refused(Zip([.. Enumerable.Range(0, 300).Select(i => ($"f{i}.yaml", "x"))]), "more than 256 files");

    [Test]
    public void Too_large_a_file_is_refused() => Refused(new byte[Bundle.MostBytes + 1], "larger than");

    [Test]
    public void Data_after_the_end_is_refused() => Refused([.. Built(), 0], "after its end");

    [Test]
    public void Data_before_the_beginning_is_refused() => Refused([0, .. Built()], "not a bundle");

    [Test]
    public void Bundle_that_is_cut_off_is_refused([Values(1, 10, 100, 300)] int bytes) => Assert.That(() => BundleReader.Read(Built().AsMemory()[..^bytes]), Throws.TypeOf<BundleException>());

    [Test]
    public void Any_byte_that_is_changed_is_refused_by_the_signature()
    {
        using var key = SigningKey.New();
        var bytes = Built();
        var signature = BundleSignature.Sign(bytes, key);
        var random = new Random(11);
        for (var i = 0; i < 200; i++)
        {
            var changed = bytes.ToArray();
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            Assert.That(() => BundleSignature.Check(changed, signature, [key]), Throws.TypeOf<BundleException>());
        }
    }

    [Test]
    public void File_other_than_the_manifest_says_is_refused()
    {
        var bundle = BundleReader.Read(Built());
        using var zip = new ZipArchive(new MemoryStream(Built()));
        using var manifest = new StreamReader(zip.GetEntry("manifest.json")!.Open());
        var forged = Zip(("manifest.json", manifest.ReadToEnd()), ("pack.yaml", Head.Replace("sh-lingang", "hainan-ftp", StringComparison.Ordinal)), ("tests/cases.yaml", Case));
        Refused(forged, "not what the manifest says");
        Assert.That(bundle.Manifest.Territory, Is.EqualTo(new[] { "sh-lingang" }));
    }

    [Test]
    public void Manifest_that_says_other_than_the_pack_is_refused()
    {
        using var zip = new ZipArchive(new MemoryStream(Built()));
        using var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open());
        var manifest = reader.ReadToEnd();
        Refused(Zip(("manifest.json", manifest.Replace("sh-lingang", "hainan-ftp", StringComparison.Ordinal)), ("pack.yaml", Head), ("tests/cases.yaml", Case)), "different things");
        Refused(Zip(("manifest.json", manifest), ("pack.yaml", Head)), "does not name every file");
        Refused(Zip(("manifest.json", manifest.Replace("\"pack\"", "\"packs\"", StringComparison.Ordinal)), ("pack.yaml", Head), ("tests/cases.yaml", Case)), "damaged");
    }

    [Test]
    public void Signature_holds_for_its_bundle_and_key()
    {
        using var key = SigningKey.New();
        using var published = SigningKey.Read(key.PublicPem);
        var bytes = Built();
        Assert.That(published.MaySign, Is.False);
        Assert.That(BundleSignature.Check(bytes, BundleSignature.Sign(bytes, key), [published]).Id, Is.EqualTo(key.Id));
        Assert.That(() => BundleSignature.Sign(bytes, published), Throws.TypeOf<BundleException>());
    }

    [Test]
    public void Signature_that_is_missing_forged_or_of_another_key_is_refused()
    {
        using var key = SigningKey.New();
        using var other = SigningKey.New();
        var bytes = Built();
        var good = BundleSignature.Sign(bytes, key);
        var (header, value) = (good.Split('.')[0], good.Split('.')[2]);
        string Header(string json) => $"{Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}..{value}";
        string?[] bad =
        [
            null, "", "x", "..", good + ".", $"{header}.cGF5bG9hZA.{value}", $"{header}..{value[..40]}", $"{header}..", BundleSignature.Sign(bytes, other),
            Header($$"""{"alg":"none","kid":"{{key.Id}}","b64":false,"crit":["b64"]}"""), Header($$"""{"alg":"HS256","kid":"{{key.Id}}","b64":false,"crit":["b64"]}"""),
            Header($$"""{"alg":"ES256","kid":"{{key.Id}}","b64":true,"crit":["b64"]}"""), Header($$"""{"alg":"ES256","kid":"{{key.Id}}","b64":false,"crit":["b64","exp"]}"""),
            Header($$"""{"alg":"ES256","kid":"{{key.Id}}","b64":false,"crit":["b64"],"jwk":"x"}"""), Header($$"""{"alg":"ES256","kid":"{{key.Id}}","b64":false}"""), new string('a', 5000),
        ];
        Assert.Multiple(() =>
        {
            foreach (var signature in bad) Assert.That(() => BundleSignature.Check(bytes, signature, [key]), Throws.TypeOf<BundleException>(), signature);
            Assert.That(BundleSignature.Check(bytes, good + "\n", [key]).Id, Is.EqualTo(key.Id));
        });
    }

    [Test]
    public void Example_of_RFC_7515_is_verified_with_this_algorithm()
    {
        // Appendix A.3: ES256 over `header.payload`.
        const string input = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        using var curve = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = Decode("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"), Y = Decode("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0") },
        });
        using var key = SigningKey.Read(curve.ExportSubjectPublicKeyInfoPem());
        var signature = Decode("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
        Assert.That(key.Verifies(SHA256.HashData(Encoding.ASCII.GetBytes(input)), signature));
        Assert.That(key.Verifies(SHA256.HashData(Encoding.ASCII.GetBytes(input + "x")), signature), Is.False);
    }

    [Test]
    public void Key_of_another_curve_is_refused()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.That(() => SigningKey.Read(curve.ExportSubjectPublicKeyInfoPem()), Throws.TypeOf<BundleException>());
        Assert.That(() => SigningKey.Read("no key"), Throws.TypeOf<BundleException>());
    }

    private static byte[] Decode(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);

    private static byte[] Built()
    {
        using var folder = new Folder(("pack.yaml", Head), ("tests/cases.yaml", Case));
        return BundleWriter.Write(folder.Path);
    }

    private static void Refused(byte[] bytes, string reason) => Assert.That(() => BundleReader.Read(bytes), Throws.TypeOf<BundleException>().With.Message.Contains(reason));

    private static byte[] Zip(params (string Name, string Content)[] files) => Zip(z =>
    {
        foreach (var (name, content) in files) Add(z, name, content);
    });

    private static byte[] Zip(Action<ZipArchive> write)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true)) write(zip);
        return bytes.ToArray();
    }

    private static ZipArchiveEntry Add(ZipArchive zip, string name, string content)
    {
        var entry = zip.CreateEntry(name);
        using var stream = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        stream.Write(content);
        return entry;
    }

    private sealed class Folder : IDisposable
    {
        public Folder(params (string Path, string Content)[] files)
        {
            foreach (var (path, content) in files)
            {
                var file = System.IO.Path.Combine(Path, path);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
                File.WriteAllText(file, content);
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("bundle").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
