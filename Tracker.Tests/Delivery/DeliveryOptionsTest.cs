using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Jobs.Delivery;

namespace Tracker.Tests.Delivery;

public sealed class DeliveryOptionsTest
{
    [Test]
    public void Options_AreReadFromTheConfiguration()
    {
        var options = Bind(
            ("WorkFrom", "09:00"), ("Mail:Host", "mail.example.cn"), ("Mail:Security", "StartTls"), ("Mail:From", "tracker@example.cn"),
            ("Robots:0:Name", "群"), ("Robots:0:Kind", "Feishu"), ("Robots:0:Url", "https://open.feishu.cn/x"), ("Robots:0:Agency", "sgat"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.WorkFrom, Is.EqualTo(new TimeOnly(9, 0)));
            Assert.That(options.Mail.Security, Is.EqualTo(MailSecurity.StartTls));
            Assert.That(options.Robots.Single(), Has.Property("Kind").EqualTo(RobotKind.Feishu).And.Property("Agency").EqualTo("sgat"));
        }
    }

    [Test]
    public void Options_NeedNothing() => Assert.That(Bind(), Has.Property("SendsMail").False.And.Property("DropsFiles").False);

    [TestCase("BaseUrl", "tracker.example", "Tracker:Delivery:BaseUrl")]
    [TestCase("WorkFrom", "18:00", "Tracker:Delivery:WorkFrom")]
    [TestCase("ListedItems", "0", "Tracker:Delivery:ListedItems")]
    [TestCase("ClaimSeconds", "10", "Tracker:Delivery:ClaimSeconds")]
    [TestCase("Mail:From", "nobody", "Tracker:Delivery:Mail:From")]
    [TestCase("Mail:Port", "70000", "Tracker:Delivery:Mail:Port")]
    [TestCase("Mail:UserName", "tracker", "Tracker:Delivery:Mail:Password")]
    [TestCase("Robots:0:Url", "qyapi.weixin.qq.com", "Tracker:Delivery:Robots:0:Url")]
    [TestCase("Robots:0:Secret", "SECRET", "Tracker:Delivery:Robots:0:Secret")]
    public void WrongSetting_IsNamed_AndNoSecretIsRepeated(string key, string value, string named)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Bind(
            ("Mail:Host", "mail.example.cn"), ("Mail:From", "tracker@example.cn"), ("Robots:0:Name", "群"), ("Robots:0:Url", "https://x.example/k"), (key, value)))!;

        Assert.That(error.Message, Does.Contain(named).And.Not.Contain("SECRET"));
    }

    [Test]
    public void ValueOfTheWrongKind_IsNamedByItsKey() =>
        Assert.That(() => Bind(("Mail:Port", "twenty-five")), Throws.InstanceOf<OptionsValidationException>().With.Message.Contain("Tracker:Delivery:Mail:Port"));

    private static DeliveryOptions Bind(params (string Key, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (key, value) in settings)
        {
            values[$"{DeliveryOptions.Section}:{key}"] = value;
        }

        using var services = new ServiceCollection()
            .AddTrackerDelivery(new ConfigurationBuilder().AddInMemoryCollection(values).Build())
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<DeliveryOptions>>().Value;
    }
}
