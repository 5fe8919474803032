BEGIN TRANSACTION;
CREATE TABLE log_event (
	event_id VARCHAR(36) NOT NULL, 
	entry_id VARCHAR(36) NOT NULL, 
	event_kind VARCHAR(16) NOT NULL, 
	supersedes VARCHAR(36), 
	register VARCHAR(64) NOT NULL, 
	number INTEGER NOT NULL, 
	recorded_at VARCHAR(40) NOT NULL, 
	recorded_by VARCHAR(64) NOT NULL, 
	source VARCHAR(96) NOT NULL, 
	day DATE NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	place VARCHAR(80) NOT NULL, 
	people INTEGER NOT NULL, 
	leaflets INTEGER NOT NULL, 
	people_new INTEGER, 
	leaflet VARCHAR(64), 
	edition INTEGER, 
	partner VARCHAR(64), 
	note VARCHAR(280) NOT NULL, 
	reason VARCHAR(120) NOT NULL, 
	salt VARCHAR(32), 
	seal VARCHAR(64) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	schema_version INTEGER NOT NULL, 
	piece VARCHAR(64), 
	PRIMARY KEY (event_id), 
	UNIQUE (register, number), 
	CHECK (event_kind IN ('entry', 'correction', 'withdrawal')), 
	CHECK ((event_kind = 'entry') = (supersedes IS NULL)), 
	CHECK ((event_kind = 'entry') = (event_id = entry_id)), 
	CHECK (number >= 1 AND people >= 0 AND leaflets >= 0), 
	CHECK (people_new IS NULL OR (people_new >= 0 AND people_new <= people)), 
	UNIQUE (supersedes), 
	FOREIGN KEY(supersedes) REFERENCES log_event (event_id)
);
INSERT INTO "log_event" VALUES('bd63ef37-172a-4de8-893d-1e9dace3d1c4','bd63ef37-172a-4de8-893d-1e9dace3d1c4','entry',NULL,'2024-2',1,'2026-11-30T04:21:45+00:00','dzielnicowy','cli','2024-09-03','received','cały rejon',0,200,NULL,'wspolna',1,NULL,'','','973f72135df3b422c76e2a924391e6a6','bdcb397cafd63eead1e414b5a5f4d1efff65131ed0f6db289d9dd90892c83ecc','90b4baf2814a87170c1862ef917c0f68ba09f5a86138104bab3f8af1bb608962',2,NULL);
INSERT INTO "log_event" VALUES('6569caea-3830-4a89-b69f-065a7368b939','6569caea-3830-4a89-b69f-065a7368b939','entry',NULL,'2024-2',2,'2026-11-30T04:21:46+00:00','dzielnicowy','cli','2024-09-03','meeting','Kraśnik',21,20,21,'wspolna',1,'pzerii','klub seniora','','13b34620bc301914010e0c62146e136d','b3fd92c56096864d8375277fafcf600b7d563390182555c831c48deb9c390432','ea7929578279740f8d22fe86ed8bc990e22544dd587c52cdb97c7c87f291f7c4',2,NULL);
INSERT INTO "log_event" VALUES('ffe69239-6cd3-40fc-80b3-9b21efe8ece6','ffe69239-6cd3-40fc-80b3-9b21efe8ece6','entry',NULL,'2024-2',3,'2026-11-30T04:21:47+00:00','dzielnicowy','cli','2024-09-09','talk','Kraśnik',3,2,NULL,'na-wnuczka',1,NULL,'','','950167a90bf5f8df1c92ee76eab42fca','748a077868f5424188fa9b2f7218e799179cec7c8a0e897ff95244055391f732','6248f00acfadf922176e119603aca5d7d02de784cf455231207b6cd84c5c3ce0',2,NULL);
INSERT INTO "log_event" VALUES('7ef543c9-26d2-4441-9a6d-af21b3bc9d9f','7ef543c9-26d2-4441-9a6d-af21b3bc9d9f','entry',NULL,'2024-2',4,'2026-11-30T04:21:48+00:00','dzielnicowy','cli','2024-10-01','handed','cały rejon',0,40,NULL,'wspolna',1,'parafie','','','404227dbe43a310ed9781e7765b3474f','f128de35c0726b92d08eec81dacc28b232bb0e7fda2feb994b361e319aa0c7ff','6fa335161cf94bb3ed14460ac68df7d5dc966458dd35c0dd626716a70376b2ad',2,'zestaw');
INSERT INTO "log_event" VALUES('1dacc51d-ec2e-4f59-9c2f-481c59d3fa7a','1dacc51d-ec2e-4f59-9c2f-481c59d3fa7a','entry',NULL,'2024-2',5,'2026-11-30T04:21:49+00:00','dzielnicowy','cli','2024-10-02','radio','cały rejon',0,0,NULL,NULL,NULL,'radio-eska','','','f3f602ce9671a2eea675469a004e8ced','fec7fbe61bd0e1238698bb43394531d32a2a072173fe220bbdbe40c59177489f','78569fa316b9a84511f7bd2fdb377eb9edabb2793e391b49632f91d4b486cb78',2,NULL);
INSERT INTO "log_event" VALUES('972b8341-c696-4e21-954d-23b0deb31d3c','972b8341-c696-4e21-954d-23b0deb31d3c','entry',NULL,'2024-2',6,'2026-11-30T04:21:50+00:00','dzielnicowy','cli','2024-10-14','round','Kraśnik',8,8,5,NULL,NULL,NULL,'','',NULL,'3a6219d975ff55ed21e340d908583ce576dc8e399985944f21a259e6b0ef7284','54df4810aae2d98be5566065c34267614a1cf9ef23a5bd6c2c8db13d4918b1a2',2,NULL);
INSERT INTO "log_event" VALUES('30fda1be-4a55-4f8e-9aae-18c0061bfcfd','ffe69239-6cd3-40fc-80b3-9b21efe8ece6','correction','ffe69239-6cd3-40fc-80b3-9b21efe8ece6','2024-2',7,'2026-11-30T04:21:51+00:00','dzielnicowy','cli','2024-09-09','talk','Kraśnik',4,2,NULL,'na-wnuczka',1,NULL,'','pomyłka','f1d6e292e8d23745e64871dbd6887d99','58a488b5492e16ec77efd400e55f7d02080b45116eb6072cfaefeb45ecb5b0e1','a236109bd65f0ec7bcf700c35873df4c71a363276c50a90a64e24e0af9871e57',2,NULL);
INSERT INTO "log_event" VALUES('7ef28ec2-4d89-49fd-9647-c3dbba052214','1dacc51d-ec2e-4f59-9c2f-481c59d3fa7a','withdrawal','1dacc51d-ec2e-4f59-9c2f-481c59d3fa7a','2024-2',8,'2026-11-30T04:21:52+00:00','dzielnicowy','cli','2024-10-02','radio','cały rejon',0,0,NULL,NULL,NULL,'radio-eska','','nie nadano','e757d09bbb6e55c7a9d9c6e26850d4ad','d0a1beed5bf541353fe9e54b530f18f747adf58747b541748285e8298150dbe9','bd0c8d9fec20cda68b65802dfe217108938bb814734bd5ee936a8c64964ae338',2,NULL);
CREATE TABLE log_redaction (
	event_id VARCHAR(36) NOT NULL, 
	redacted_at VARCHAR(40) NOT NULL, 
	redacted_by VARCHAR(64) NOT NULL, 
	reason VARCHAR(120) NOT NULL, 
	PRIMARY KEY (event_id), 
	FOREIGN KEY(event_id) REFERENCES log_event (event_id)
);
INSERT INTO "log_redaction" VALUES('972b8341-c696-4e21-954d-23b0deb31d3c','2026-11-30T04:21:53+00:00','dzielnicowy','nazwisko');
CREATE TABLE log_schema (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "log_schema" VALUES(2);
CREATE INDEX ix_log_event_entry_id ON log_event (entry_id);
CREATE TRIGGER log_event_update BEFORE UPDATE ON log_event WHEN NOT (NEW.event_id IS OLD.event_id AND NEW.entry_id IS OLD.entry_id AND NEW.event_kind IS OLD.event_kind AND NEW.supersedes IS OLD.supersedes AND NEW.register IS OLD.register AND NEW.number IS OLD.number AND NEW.recorded_at IS OLD.recorded_at AND NEW.recorded_by IS OLD.recorded_by AND NEW.source IS OLD.source AND NEW.day IS OLD.day AND NEW.kind IS OLD.kind AND NEW.place IS OLD.place AND NEW.people IS OLD.people AND NEW.leaflets IS OLD.leaflets AND NEW.people_new IS OLD.people_new AND NEW.leaflet IS OLD.leaflet AND NEW.edition IS OLD.edition AND NEW.partner IS OLD.partner AND NEW.seal IS OLD.seal AND NEW.digest IS OLD.digest AND NEW.schema_version IS OLD.schema_version AND NEW.piece IS OLD.piece AND NEW.note = '' AND NEW.reason = '' AND NEW.salt IS NULL AND EXISTS (SELECT 1 FROM log_redaction r WHERE r.event_id = OLD.event_id)) BEGIN SELECT RAISE(ABORT, 'dziennik: wpisu nie wolno zmienić ani usunąć'); END;
CREATE TRIGGER log_event_replace BEFORE INSERT ON log_event WHEN EXISTS (SELECT 1 FROM log_event e WHERE e.event_id = NEW.event_id OR e.supersedes = NEW.supersedes OR (e.register = NEW.register AND e.number = NEW.number)) BEGIN SELECT RAISE(ABORT, 'dziennik: wpisu nie wolno zmienić ani usunąć'); END;
CREATE TRIGGER log_event_delete BEFORE DELETE ON log_event BEGIN SELECT RAISE(ABORT, 'dziennik: wpisu nie wolno zmienić ani usunąć'); END;
CREATE TRIGGER log_redaction_update BEFORE UPDATE ON log_redaction BEGIN SELECT RAISE(ABORT, 'dziennik: wpisu nie wolno zmienić ani usunąć'); END;
CREATE TRIGGER log_redaction_delete BEFORE DELETE ON log_redaction BEGIN SELECT RAISE(ABORT, 'dziennik: wpisu nie wolno zmienić ani usunąć'); END;
COMMIT;
