-- Planning goes through the reminders agency by agency.
CREATE INDEX ix_reminders_agency ON reminders (agency_id, year, status);
