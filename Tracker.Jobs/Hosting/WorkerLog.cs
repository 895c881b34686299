using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Tracker.Jobs.Hosting;

/// <summary>Structured logs: a line each for people, or JSON for machines with Tracker:Logs:Json.</summary>
internal static class WorkerLog
{
    public static void Configure(ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.SetMinimumLevel(LogLevel.Information).AddFilter("Hangfire", LogLevel.Warning).AddConfiguration(configuration.GetSection("Logging"));
        if (configuration.GetValue("Tracker:Logs:Json", false))
        {
            logging.AddJsonConsole(options => options.UseUtcTimestamp = true);
        }
        else
        {
            logging.AddSimpleConsole(options => (options.SingleLine, options.TimestampFormat) = (true, "yyyy-MM-dd HH:mm:ss "));
        }
    }
}
